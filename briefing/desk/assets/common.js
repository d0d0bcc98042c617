// What every form needs. Nothing here makes markup of text.

const PATIENCE = 10_000; // milliseconds; cells that run may keep the kernel busy
const SILENT = "The kernel does not answer. It is busy; or it was restarted, then run this cell again.";

/** An element: its attributes (`on...` are listeners, `class` its classes), then children. */
function make(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button with these words. */
function button(words, onclick, given = {}) {
  return make("button", { type: "button", ...given, onclick }, words);
}

/** A place whose words a screen reader speaks when they change. */
function spoken(tag, name = null, words = null) {
  return make(tag, { class: name, role: "status", "aria-live": "polite" }, words);
}

/** A row: the label of the control of that id, null for none, and what stands beside the label. */
function labelled(kind, id, words, ...beside) {
  const label = make(id ? "label" : "span", { class: "label", for: id }, words);
  return make("div", { class: `row ${kind}` }, label, make("div", { class: "control" }, ...beside));
}

/** What is wrong, and what wants a look, as paragraphs. */
function remarks({ wrong = [], mild = [] } = {}) {
  return [
    ...wrong.map((why) => make("p", { class: "wrong" }, why)),
    ...mild.map((why) => make("p", { class: "mild" }, `Look at this: ${why}`)),
  ];
}

/** What the ids of a view begin with: an output may be shown twice. */
function viewed(name) {
  return `briefing-${name}-${Math.random().toString(36).slice(2)}`;
}

/** An id for something of a view, whatever its key holds. */
function idOf(view, key) {
  return `${view}-${key}`.replace(/[^\w-]/g, "_");
}

/** Hear the kernel's side; returns how to stop. */
function heard(model, acts) {
  for (const [what, act] of Object.entries(acts)) model.on(what, act);
  return () => {
    for (const [what, act] of Object.entries(acts)) model.off(what, act);
  };
}

/** Things to be done later, one a name; a new one of the name takes the place of the old. */
function waiting() {
  const timers = {};
  return {
    after(name, milliseconds, act) {
      clearTimeout(timers[name]);
      timers[name] = setTimeout(act, milliseconds);
    },
    forget(name) { clearTimeout(timers[name]); },
    close() { Object.values(timers).forEach(clearTimeout); },
  };
}

/** Keep a plain key in the form: JupyterLab's own (D D deletes a cell) count outside it only. */
function kept(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
}

/** Which control has the focus, by its data-key, and where in it the caret is; null for none. */
function held(root) {
  const active = root.getRootNode().activeElement;
  if (!active || !root.contains(active) || !active.dataset.key) return null;
  return { key: active.dataset.key, start: active.selectionStart, end: active.selectionEnd };
}

/** Give the focus back, after all was drawn anew. */
function restored(root, here) {
  const found = here && [...root.querySelectorAll("[data-key]")].find((node) => node.dataset.key === here.key);
  if (!found) return;
  found.focus({ preventScroll: true });
  if (typeof here.start === "number" && found.setSelectionRange) found.setSelectionRange(here.start, here.end);
}

/**
 * Ask the front end for something outside this output; true when it was done there.
 * parameters {source, run, before}: put the source into the cell tagged `parameters`, and run all
 *   cells if `run`; when the cell is not `before` any more, set `changed` instead.
 * show {slug, text}: go to the section of that slug, and mark the sentence.
 * open {path}: open a file of the project, by its path from the project's folder.
 * rerun {}: run all cells once more.
 */
function ask(node, what, detail = {}) {
  const event = new CustomEvent(`briefing:${what}`, { bubbles: true, composed: true, cancelable: true, detail });
  return !node.dispatchEvent(event);
}
