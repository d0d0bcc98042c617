// The form for the judgements file. The kernel writes each field when it is left, and says so.

const BLANK = "not assigned";
const PAUSE = { check: 400, find: 250 }; // milliseconds after the last key

/** One form: what is typed and not yet written, and what is asked of the kernel. */
class Judge {
  constructor(model, el) {
    this.model = model;
    this.number = 0;
    this.asked = new Map(); // number -> what to do with the answer
    this.typed = new Map(); // key of a control -> {value, sha}: not written yet
    this.notes = new Map(); // key of a field -> element under it: saved, refused, a conflict
    this.drafts = new Map(); // slug of a group -> an entry that is not written yet
    this.searches = new Map(); // key of a search -> its words, and what was found
    this.opened = new Map(); // slug of a group -> whether it is unfolded
    this.timers = {};
    this.root = make("div", { class: "briefing-desk briefing-judge", role: "form", "aria-label": "Your judgements" });
    this.status = make("p", { class: "status", role: "status", "aria-live": "polite" });
    this.root.addEventListener("focusin", () => this.look());
    this.root.addEventListener("pointerdown", () => this.press());
    el.append(this.root);
    this.answer = (content) => this.answered(content);
    this.draw = () => this.drawn();
    model.on("msg:custom", this.answer);
    model.on("change:state", this.draw);
    this.drawn();
  }

  /** Let go of the kernel's side. */
  close() {
    Object.values(this.timers).forEach(clearTimeout);
    this.model.off("msg:custom", this.answer);
    this.model.off("change:state", this.draw);
  }

  get state() { return this.model.get("state"); }

  /** Ask the kernel; `then` gets its answer. */
  send(kind, more, then = () => {}) {
    this.number += 1;
    this.asked.set(this.number, then);
    this.model.send({ kind, number: this.number, sha: this.state.sha, ...more });
  }

  answered(content) {
    const then = this.asked.get(content.number);
    this.asked.delete(content.number);
    if (then) then(content);
  }

  /** Once the typing stops. */
  later(kind, act, pause = PAUSE[kind]) {
    clearTimeout(this.timers[kind]);
    this.timers[kind] = setTimeout(act, pause);
  }

  /** See whether somebody else has changed the file; not while something is typed here. */
  look() {
    if (this.typed.size || Date.now() - (this.looked || 0) < 2000) return;
    this.looked = Date.now();
    this.send("look", {});
  }

  /** What is pressed stays in its place until it is let go, or the click would be lost. */
  press() {
    this.pressed = true;
    const freed = () => setTimeout(() => {
      this.pressed = false;
      if (this.due) this.drawn();
    });
    window.addEventListener("pointerup", freed, { once: true, capture: true });
    window.addEventListener("pointercancel", freed, { once: true, capture: true });
  }

  /** Everything anew, but for what is typed, unfolded and in focus. */
  drawn() {
    this.due = Boolean(this.pressed);
    if (this.due) return;
    const here = this.held();
    const { state } = this;
    this.root.replaceChildren(
      this.head(state),
      state.refused ? make("p", { class: "wrong refused" }, state.refused) : "",
      ...told(state.general),
      ...(state.begun ? state.groups.map((group) => this.group(group)) : [this.begin(state)]),
      state.begun ? this.foot(state) : "",
    );
    this.restored(here);
  }

  /** Which control has the focus, and where in it the caret is. */
  held() {
    const active = this.root.getRootNode().activeElement;
    if (!active || !this.root.contains(active) || !active.dataset.key) return null;
    return { key: active.dataset.key, start: active.selectionStart, end: active.selectionEnd };
  }

  restored(here) {
    if (!here) return;
    const found = [...this.root.querySelectorAll("[data-key]")].find((node) => node.dataset.key === here.key);
    if (!found) return;
    found.focus({ preventScroll: true });
    try { if (here.start !== null) found.setSelectionRange(here.start, here.end); } catch { /* a select has no caret */ }
  }

  /** The title, the file, and what can be done with all of it. */
  head(state) {
    const buttons = [
      make("button", { type: "button", "data-key": "open", disabled: !state.begun && !state.refused, onclick: () => this.open() }, "Open the file"),
      make("button", { type: "button", "data-key": "rerun", onclick: () => this.rerun() }, "Run all once more"),
    ];
    return make("div", {},
      make("h3", {}, "Your judgements"),
      make("p", { class: "quiet file" }, state.path),
      make("div", { class: "buttons" }, ...buttons, this.status));
  }

  open() {
    if (!ask(this.root, "open", { path: this.state.path })) this.say(`Open ${this.state.path} in the folder of the project.`);
  }

  rerun() {
    if (!ask(this.root, "rerun")) this.say("Choose Run All in the menu of the notebook.");
  }

  say(words) { this.status.textContent = words; }

  /** Nothing there yet. */
  begin(state) {
    if (state.refused) return "";
    const act = () => this.send("begin", {}, (content) => this.say(content.refused || "Begun. Nothing is judged yet."));
    return make("div", { class: "begin" },
      make("p", {}, "There is no judgements file for this briefing; all that only you may say prints “not assigned”."),
      make("button", { type: "button", class: "first", "data-key": "begin", onclick: act }, "Begin a judgements file"));
  }

  foot(state) {
    const made = state.corrections ? ` ${state.corrections} corrected ${state.corrections === 1 ? "reading stands" : "readings stand"} in it.` : "";
    return make("p", { class: "quiet foot" }, `Only in the file: ${state.rest}.${made}`);
  }

  /** A part of the file that folds. */
  group(group) {
    const busy = group.slug === "key_judgements" || this.drafts.has(group.slug) || wrongs(group) > 0;
    const open = this.opened.has(group.slug) ? this.opened.get(group.slug) : busy;
    const body = make("div", { class: "body" }, group.help ? make("p", { class: "quiet" }, group.help) : null, ...told(group),
      ...group.fields.map((field) => this.row(group.choices ? { ...field, choices: group.choices } : field)),
      ...group.entries.map((entry) => this.entry(entry)),
      group.fresh && group.entries.length < group.most ? this.fresh(group) : null);
    const node = make("details", { open, "data-group": group.slug },
      make("summary", { "data-key": `fold ${group.slug}` }, group.title, make("span", { class: "quiet count" }, counted(group)), wrongs(group) ? make("span", { class: "wrong count" }, `${wrongs(group)} to mend`) : null), body);
    node.addEventListener("toggle", () => this.opened.set(group.slug, node.open));
    return node;
  }

  entry(entry) {
    return make("section", { class: "entry", "data-path": entry.path, "aria-label": entry.label },
      make("div", { class: "entry-head" }, make("h4", {}, entry.label), this.remover(entry.path, `Remove ${entry.label}`)),
      ...told(entry), ...entry.fields.map((field) => this.row(field)), this.note(entry.path));
  }

  /** A button that takes something out of the file at the second press. */
  remover(path, label) {
    const button = make("button", { type: "button", class: "small", "aria-label": label, "data-key": `drop ${path}` }, "Remove");
    button.addEventListener("click", () => {
      if (button.dataset.sure) return this.written("drop", { path, sha: this.state.sha }, path, []);
      button.dataset.sure = "yes";
      button.textContent = "Really remove?";
      return undefined;
    });
    button.addEventListener("blur", () => { delete button.dataset.sure; button.textContent = "Remove"; });
    return button;
  }

  /** A label, its control, the help, what is wrong, and what became of it. */
  row(field) {
    const key = field.name ? `${field.path}|${field.name}` : field.path;
    const id = this.id(key);
    const body = ({ passages: () => this.passages(field), together: () => this.together(field), grade: () => this.graded(field, key, id) }[field.kind] || (() => this.single(field, key, id)))();
    const plain = !["passages", "together"].includes(field.kind);
    return make("div", { class: `row ${field.kind}`, "data-path": field.path },
      make(plain ? "label" : "span", { class: "label", for: plain ? id : null }, field.label),
      make("div", { class: "control" }, body, this.about(field, id), this.note(key)));
  }

  id(key) { return `briefing-${this.model.model_id || ""}-${key}`.replace(/[^\w-]/g, "_"); }

  /** Help and faults under a control. */
  about(field, id) {
    return make("div", { id: `${id}-about`, class: "about" }, ...(field.parts || []).flatMap(told), ...told(field),
      field.help ? make("p", { class: "quiet" }, field.help) : null, ...barred(field));
  }

  /** What became of a field; kept when everything is drawn anew. */
  note(key) {
    if (!this.notes.has(key)) this.notes.set(key, make("div", { class: "note", role: "status", "aria-live": "polite" }));
    return this.notes.get(key);
  }

  /** A control that is written when it is left. */
  single(field, key, id) {
    const input = this.input(field, key, id);
    input.addEventListener("change", () => this.put(field.path, input.value, key, [key]));
    if (["text", "long", "date"].includes(field.kind)) input.addEventListener("input", () => this.later("check", () => this.check(field, input, id)));
    return input;
  }

  /** A control with its value, or what is typed and not written yet. */
  input(field, key, id = this.id(key)) {
    const typed = this.typed.get(key);
    const value = typed ? typed.value : field.value;
    const wrong = field.wrong && field.wrong.length > 0;
    const input = control(field, { id, "data-key": key, "aria-describedby": `${id}-about`, "aria-invalid": wrong ? "true" : null }, value);
    input.addEventListener("input", () => {
      const before = this.typed.get(key);
      this.typed.set(key, { value: input.value, sha: before ? before.sha : this.state.sha });
      this.note(field.note || key).replaceChildren();
    });
    return input;
  }

  /** What would be wrong with what is typed. */
  check(field, input, id) {
    const value = input.value;
    this.send("check", { path: field.path, value }, (content) => {
      const about = document.getElementById(`${id}-about`) || this.root.querySelector(`[id="${id}-about"]`);
      if (!about || !content.path || input.value !== value) return;
      about.replaceChildren(...told(content), ...(field.help ? [make("p", { class: "quiet" }, field.help)] : []));
    });
  }

  /** Write a value. */
  put(path, value, key, keys, more = {}) {
    const typed = keys.map((one) => this.typed.get(one)).find(Boolean);
    this.written("put", { path, value, sha: typed ? typed.sha : this.state.sha, ...more }, key, keys);
  }

  /** Ask for something to be written, and tell under the field what became of it. */
  written(kind, asked, key, keys, done = () => {}) {
    const note = this.note(key);
    note.replaceChildren("Writing …");
    this.send(kind, asked, (content) => {
      if (content.conflict) return this.conflict(content.conflict, kind, asked, key, keys, done);
      if (content.refused) return note.replaceChildren(make("p", { class: "wrong" }, content.refused));
      keys.forEach((one) => this.typed.delete(one));
      note.replaceChildren(make("span", { class: "right saved" }, "Saved."));
      this.say("Saved. The sections show it when all is run once more.");
      done();
      return this.drawn();
    });
  }

  /** Somebody else changed the same: both are shown, and the analyst chooses. */
  conflict(found, kind, asked, key, keys, done) {
    const keep = () => { keys.forEach((one) => this.typed.delete(one)); this.note(key).replaceChildren("Theirs is kept."); this.drawn(); };
    const write = () => this.written(kind, { ...asked, sha: this.state.sha }, key, keys, done);
    this.note(key).replaceChildren(make("div", { class: "conflict", role: "alert" },
      make("p", {}, `Somebody else has changed ${named(found.field)} since you began to type. Nothing was written.`),
      make("dl", {}, make("dt", {}, "Theirs"), make("dd", { class: "theirs" }, words(found.theirs)), make("dt", {}, "Yours"), make("dd", { class: "yours" }, words(found.yours))),
      make("button", { type: "button", onclick: keep }, "Keep theirs"),
      make("button", { type: "button", onclick: write }, "Write mine")));
  }

  /** Fields that are written together, or not at all. */
  together(field) {
    const inputs = field.parts.map((part) => this.input({ ...part, note: field.path }, part.path));
    const keys = field.parts.map((part) => part.path);
    const act = () => {
      const values = inputs.map((input) => input.value.trim());
      if (values.some(Boolean) && !values.every(Boolean)) {
        this.note(field.path).replaceChildren(`Not written yet: ${field.parts.filter((_, n) => !values[n]).map((part) => part.label).join(" and ")} must be filled in too.`);
        return;
      }
      const value = values.every(Boolean) ? Object.fromEntries(field.parts.map((part, n) => [part.path.split("/").pop(), values[n]])) : null;
      this.put(field.path, value, field.path, keys);
    };
    inputs.forEach((input, n) => { input.addEventListener("change", act); input.setAttribute("aria-label", field.parts[n].label); });
    return make("div", { class: "parts" }, ...inputs.map((input, n) => make("span", { class: `part ${field.parts[n].kind}` }, n ? make("span", { class: "quiet" }, field.parts[n].label) : null, input)),
      ...field.parts.flatMap(barred));
  }

  /** The grade of an outlet or an item, and why. */
  graded(field, key, id) {
    const keys = [`${key}|grade`, `${key}|because`];
    const grade = this.input({ ...field, kind: "choice", note: key }, keys[0], id);
    const because = this.input({ kind: "text", value: field.because, note: key, hint: "because …" }, keys[1]);
    because.setAttribute("aria-label", `Why ${field.name} has this grade`);
    const act = () => {
      const typed = keys.map((one) => this.typed.get(one)).find(Boolean);
      this.written("grade", { path: field.path, name: field.name, grade: grade.value, because: because.value, sha: typed ? typed.sha : this.state.sha }, key, keys);
    };
    grade.addEventListener("change", act);
    because.addEventListener("change", act);
    return make("div", { class: "parts" }, grade, because);
  }

  /** The passages something rests on; more are searched for and picked. */
  passages(field) {
    const rows = field.value.map((one, number) => make("li", {}, quoted(one), this.remover(`${field.path}/${number}`, `Remove the passage “${one.words.slice(0, 40)}”`), this.note(`${field.path}/${number}`)));
    const picked = (one) => this.written("add", { path: field.path, value: cited(one), sha: this.state.sha }, field.path, []);
    return make("div", {}, make("ol", { class: "passages" }, ...rows), this.finder(field.path, picked));
  }

  /** A field to search the paragraphs of the coverage with; one of what is found is picked. */
  finder(path, picked) {
    const key = `find ${path}`;
    const kept = this.searches.get(key);
    const list = make("ul", { class: "found" });
    const input = make("input", { type: "search", "data-key": key, placeholder: "Add a passage: search the sources", "aria-label": "Search the sources for a passage" });
    const pick = (one) => { this.searches.delete(key); picked(one); };
    const search = () => this.send("find", { words: input.value }, ({ found }) => {
      if (!this.searches.has(key) || this.searches.get(key).words !== input.value) return;
      this.searches.set(key, { words: input.value, found });
      list.replaceChildren(...listed(input.value, found, pick));
    });
    const typed = () => { this.searches.set(key, { words: input.value, found: null }); };
    const leave = () => { input.value = ""; this.searches.delete(key); list.replaceChildren(); };
    input.addEventListener("input", () => { typed(); this.later("find", search); });
    input.addEventListener("focus", () => { if (!this.searches.has(key)) { typed(); search(); } });
    input.addEventListener("keydown", (event) => { if (event.key === "Escape") leave(); });
    if (kept) {
      input.value = kept.words;
      if (kept.found) list.replaceChildren(...listed(kept.words, kept.found, pick));
      else this.later("find", search);
    }
    return make("div", { class: "finder" }, input, list);
  }

  /** A new entry: nothing is written before it is whole. */
  fresh(group) {
    const { slug, title } = group;
    const one = { bottom_line: "sentence", key_judgements: "key judgement", forecasts: "forecast" }[slug];
    if (!this.drafts.has(slug)) {
      const begin = () => { this.drafts.set(slug, {}); this.opened.set(slug, true); this.drawn(); const first = this.root.querySelector(`[data-draft="${slug}"] textarea`); if (first) first.focus(); };
      return make("button", { type: "button", class: "add", "data-key": `add ${slug}`, onclick: begin }, `Add a ${one}`);
    }
    const draft = this.drafts.get(slug);
    const key = `draft ${slug}`;
    const button = make("button", { type: "button", class: "first", "data-key": `write ${slug}` }, "Write it into the file");
    const still = make("span", { class: "quiet" });
    const mark = () => {
      const missing = group.fresh.filter((field) => field.needed && !(draft[field.path] || "").length).map((field) => field.label.toLowerCase());
      button.disabled = missing.length > 0;
      still.textContent = missing.length ? `still needed: ${missing.join(", ")}` : "";
    };
    mark();
    button.addEventListener("click", () => this.written("add", { path: slug, value: bare(draft), sha: this.state.sha }, key, [], () => this.drafts.delete(slug)));
    const cancel = make("button", { type: "button", "data-key": `cancel ${slug}`, onclick: () => { this.drafts.delete(slug); this.note(key).replaceChildren(); this.drawn(); } }, "Leave it");
    return make("section", { class: "entry draft", "data-draft": slug, "aria-label": `New ${one}` },
      make("h4", {}, `New ${one}`), ...group.fresh.map((field) => this.drafted(group, field, draft, mark)),
      make("div", { class: "buttons" }, button, cancel, still), this.note(key));
  }

  /** A field of a new entry. */
  drafted(group, field, draft, mark) {
    const key = `draft ${group.slug} ${field.path}`;
    const id = this.id(key);
    if (field.kind === "passages") {
      const held = draft[field.path] || [];
      const take = (number) => () => { held.splice(number, 1); this.drawn(); };
      const rows = held.map((one, number) => make("li", {}, quoted(one), make("button", { type: "button", class: "small", onclick: take(number) }, "Remove")));
      const picked = (one) => { draft[field.path] = [...held, one]; this.drawn(); };
      return make("div", { class: "row passages" }, make("span", { class: "label" }, field.label), make("div", { class: "control" }, make("ol", { class: "passages" }, ...rows), this.finder(key, picked)));
    }
    const about = make("div", { id: `${id}-about`, class: "about" }, field.help ? make("p", { class: "quiet" }, field.help) : null);
    const input = control(field, { id, "data-key": key, "aria-describedby": `${id}-about` }, draft[field.path] || "");
    input.addEventListener("input", () => { draft[field.path] = input.value; mark(); this.later("check", () => this.tried(group, draft)); });
    return make("div", { class: `row ${field.kind}` }, make("label", { class: "label", for: id }, field.label), make("div", { class: "control" }, input, about));
  }

  /** What would be wrong with a new entry as far as it is typed. */
  tried(group, draft) {
    this.send("try", { path: group.slug, value: bare(draft) }, (content) => {
      for (const [path, one] of Object.entries(content.faults || {})) {
        const about = this.root.querySelector(`[id="${this.id(`draft ${group.slug} ${path}`)}-about"]`);
        if (about) about.replaceChildren(...told(one));
      }
    });
  }
}

/** What is wrong, and what wants a look, as paragraphs. */
function told(one) {
  if (!one) return [];
  return [...(one.wrong || []).map((why) => make("p", { class: "wrong" }, why)), ...(one.mild || []).map((why) => make("p", { class: "mild" }, `Look at this: ${why}`))];
}

/** Which words may not be chosen, and why. */
function barred(field) {
  const out = (field.choices || []).filter((choice) => choice.barred);
  if (!out.length) return [];
  const why = out[0].barred.replace(/^.*? rests on/, "it rests on");
  return [make("p", { class: "quiet barred" }, `${out.map((choice) => choice.value).join(", ")} cannot be chosen: ${why}.`)];
}

/** How many things are wrong in a group. */
function wrongs(group) {
  const of = (field) => (field.wrong || []).length + [...(field.fields || []), ...(field.parts || [])].reduce((sum, one) => sum + of(one), 0) + (field.kind === "passages" ? field.value.filter((one) => one.wrong).length : 0);
  return [...group.fields, ...group.entries].reduce((sum, one) => sum + of(one), 0);
}

/** What a folded group holds, in words. */
function counted(group) {
  if (group.fresh) return group.entries.length ? String(group.entries.length) : BLANK;
  const values = group.fields.flatMap((field) => (field.parts ? [field.parts[0].value] : [field.value]));
  const filled = values.filter(Boolean).length;
  return filled ? `${filled} of ${values.length} assigned` : BLANK;
}

/** A passage with its source, and whether it is found once. */
function quoted(one) {
  return make("span", { class: "quoted" }, make("q", {}, one.words),
    make("span", { class: "quiet" }, one.where || one.source || ""),
    one.wrong ? make("span", { class: "wrong" }, one.wrong) : make("span", { class: "right" }, "found once"));
}

/** What a search found, to be picked. */
function listed(typed, found, pick) {
  if (!found.length) return [make("li", { class: "quiet" }, typed ? "No sentence of the sources has all these words." : "Type words of a passage.")];
  const button = (one) => make("button", { type: "button", class: "pick", onclick: () => pick(one) }, `“${one.words}”`, make("span", { class: "quiet" }, one.where), one.wrong ? make("span", { class: "wrong" }, one.wrong) : null);
  return found.map((one) => make("li", {}, button(one)));
}

/** A passage as the file holds it. */
function cited(one) {
  return { words: one.words, source: one.source };
}

/** A new entry as the file would hold it. */
function bare(draft) {
  return draft.rests_on ? { ...draft, rests_on: draft.rests_on.map(cited) } : draft;
}

/** The path of a field in words a person uses. */
function named(path) {
  return path.split("/").map((step) => (/^\d+$/.test(step) ? `no. ${Number(step) + 1}` : step.replace(/_/g, " "))).join(", ");
}

/** What a field holds, in words. */
function words(held) {
  if (held === null || held === undefined || held === "") return BLANK;
  if (Array.isArray(held)) return held.map(words).join("; ");
  if (typeof held === "object") return Object.entries(held).map(([name, one]) => `${name.replace(/_/g, " ")}: ${words(one)}`).join("; ");
  return String(held);
}

/** The control of a kind of field. */
function control(field, common, value) {
  if (field.kind === "choice") return chosen(field, common, value);
  if (field.kind === "long") {
    const area = make("textarea", { ...common, rows: Math.min(6, Math.max(2, Math.ceil((value || "").length / 80))), placeholder: BLANK, maxlength: 600 });
    area.value = value || "";
    return area;
  }
  const day = field.kind === "date";
  const input = make("input", { ...common, type: "text", placeholder: field.hint || (day ? `${BLANK}: YYYY-MM-DD` : BLANK), maxlength: day ? 10 : 600 });
  input.value = value || "";
  return input;
}

/** A select whose first word is the blank; words that are barred cannot be chosen. */
function chosen(field, common, value) {
  const known = field.choices.some((choice) => choice.value === value);
  const blank = field.needed && value ? [] : [make("option", { value: "", selected: !value }, BLANK)];
  const stray = value && !known ? [make("option", { value, selected: true }, value)] : [];
  const option = (choice) => make("option", { value: choice.value, selected: choice.value === value, disabled: Boolean(choice.barred) && choice.value !== value }, choice.label);
  const groups = [...new Set(field.choices.map((choice) => choice.group))];
  const options = groups.flatMap((name) => {
    const held = field.choices.filter((choice) => choice.group === name).map(option);
    return name ? [make("optgroup", { label: name }, ...held)] : held;
  });
  return make("select", common, ...blank, ...stray, ...options);
}

function render({ model, el }) {
  const judge = new Judge(model, el);
  return () => judge.close();
}

export default { render };
