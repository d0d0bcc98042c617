// What every form needs. Nothing here makes markup of text.

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

/** Keep a plain key in the form: JupyterLab's own (D D deletes a cell) count outside it only. */
function kept(event) {
  if (!event.ctrlKey && !event.metaKey && !event.altKey) event.stopPropagation();
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
