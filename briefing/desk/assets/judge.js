// The form for the judgements file. The kernel writes each field when it is left, and says so.

const GLANCE = 2_000; // milliseconds between two looks at the file

/** One form: what is shown of the file, and what is asked of the kernel. */
class Judge {
  constructor(model, el) {
    this.model = model;
    this.number = 0;
    this.asked = new Map(); // number -> what to do with the answer
    this.drafts = new Map(); // slug of a group -> an entry that is not written yet
    this.searches = new Map(); // key of a search -> its words, and what was found
    this.unfolded = new Map(); // slug of a group -> whether it is unfolded
    this.view = viewed("judge");
    this.writing = new Writing(this);
    this.later = waiting();
    this.status = spoken("p", "status");
    this.root = make("div", { class: "briefing-desk briefing-judge", role: "form", "aria-label": "Your judgements", onkeydown: kept, onfocusin: () => this.look() });
    this.steady = steady(this.root);
    el.append(this.root);
    this.leave = heard(model, { "msg:custom": (content) => this.answered(content), "change:state": () => this.draw() });
    this.draw();
  }

  /** Let go of the kernel's side. */
  close() {
    this.leave();
    this.later.close();
    this.steady.close();
  }

  get state() { return this.model.get("state"); }

  /** The id of something of this form. */
  id(key) { return idOf(this.view, key); }

  /** What is told beside the buttons. */
  say(words) { this.status.textContent = words; }

  /** Ask the kernel; `then` gets its answer. */
  send(kind, more, then = () => {}) {
    this.number += 1;
    this.asked.set(this.number, then);
    this.later.after("silence", PATIENCE, () => this.say(SILENT));
    this.model.send({ kind, number: this.number, sha: this.state.sha, ...more });
  }

  answered(content) {
    this.later.forget("silence");
    if (this.status.textContent === SILENT) this.say("");
    const then = this.asked.get(content.number);
    this.asked.delete(content.number);
    if (then) then(content);
  }

  /** See whether somebody else has changed the file; not while something is typed here. */
  look() {
    if (this.writing.typed.size || Date.now() - (this.looked || 0) < GLANCE) return;
    this.looked = Date.now();
    this.send("look", {});
  }

  /** Everything anew, but for what is typed, unfolded and in focus. */
  draw() { this.steady.change("all", () => this.drawn()); }

  drawn() {
    const here = held(this.root);
    const { state } = this;
    const shown = state.begun ? [...state.groups.map((group) => this.group(group)), this.foot(state)] : [this.begin(state)];
    const refused = state.refused ? [make("p", { class: "wrong refused" }, state.refused)] : [];
    this.root.replaceChildren(this.head(state), ...refused, ...remarks(state.general), ...shown);
    restored(this.root, here);
  }

  /** The title, the file, and what can be done with all of it. */
  head(state) {
    const byHand = (what, detail, words) => () => ask(this.root, what, detail) || this.say(words);
    const open = byHand("open", { path: state.path }, `Open it from the folder of the project: ${state.path}`);
    const rerun = byHand("rerun", {}, "Choose Run All above the notebook; in JupyterLab, Run › Run All Cells.");
    return make("div", {},
      make("h3", {}, "Your judgements"),
      make("p", { class: "quiet file" }, state.path),
      make("div", { class: "buttons" },
        button("Open the file", open, { "data-key": "open", disabled: !state.begun && !state.refused }),
        button("Run all once more", rerun, { "data-key": "rerun" }), this.status));
  }

  /** Nothing there yet. */
  begin(state) {
    if (state.refused) return "";
    const act = () => this.send("begin", {}, (content) => this.say(content.refused || "Begun. Nothing is judged yet."));
    return make("div", { class: "begin" },
      make("p", {}, "There is no judgements file for this briefing; all that only you may say prints “not assigned”."),
      button("Begin a judgements file", act, { class: "first", "data-key": "begin" }));
  }

  /** What stands in the file and not in the form. */
  foot(state) {
    const corrected = `${state.corrections} corrected ${state.corrections === 1 ? "reading stands" : "readings stand"}`;
    return make("p", { class: "quiet foot" }, `Only in the file: ${state.rest}.${state.corrections ? ` ${corrected} in it.` : ""}`);
  }

  /** A part of the file that folds. */
  group(group) {
    const { slug, title, help, choices } = group;
    const wrong = wrongs(group);
    const open = this.unfolded.get(slug) ?? (slug === "key_judgements" || this.drafts.has(slug) || wrong > 0);
    const body = make("div", { class: "body" },
      help ? make("p", { class: "quiet" }, help) : null, ...remarks(group),
      ...group.fields.map((field) => row(this, choices ? { ...field, choices } : field)),
      ...group.entries.map((entry) => this.entry(entry)),
      group.fresh && group.entries.length < group.most ? fresh(this, group) : null);
    const summary = make("summary", { "data-key": `fold ${slug}` }, title,
      make("span", { class: "quiet count" }, counted(group)),
      wrong ? make("span", { class: "wrong count" }, `${wrong} to mend`) : null);
    const made = make("details", { open, "data-group": slug, ontoggle: () => this.unfolded.set(slug, made.open) }, summary, body);
    return made;
  }

  /** A judgement, a sentence or a forecast of the file. */
  entry(entry) {
    return make("section", { class: "entry", "data-path": entry.path, "aria-label": entry.label },
      make("div", { class: "entry-head" }, make("h4", {}, entry.label), remover(this, entry.path, `Remove ${entry.label}`)),
      ...remarks(entry), ...entry.fields.map((field) => row(this, field)), this.writing.note(entry.path));
  }
}

export default {
  render({ model, el }) {
    const judge = new Judge(model, el);
    return () => judge.close();
  },
};
