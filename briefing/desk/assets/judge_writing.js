// What is typed and not yet written, and what becomes of it: saved, refused, a conflict.

/** The values on their way into the file. */
class Writing {
  constructor(form) {
    this.form = form;
    this.typed = new Map(); // key of a control -> {value, sha}: not written yet
    this.notes = new Map(); // key of a field -> element under it
  }

  /** What became of a field; kept when everything is drawn anew. */
  note(key) {
    if (!this.notes.has(key)) this.notes.set(key, spoken("div", "note"));
    return this.notes.get(key);
  }

  /** Tell what became of a field. */
  tell(key, told) {
    this.form.steady.change(`note ${key}`, () => this.note(key).replaceChildren(told));
  }

  /** Remember what is typed, and which file it was typed against. */
  remember(key, value) {
    const before = this.typed.get(key);
    this.typed.set(key, { value, sha: before ? before.sha : this.form.state.sha });
  }

  /** The file that the first of these was typed against. */
  base(keys) {
    const typed = keys.map((key) => this.typed.get(key)).find(Boolean);
    return typed ? typed.sha : this.form.state.sha;
  }

  /** Write the value of a field; `keys` are those of its controls. */
  put(path, value, key, keys) {
    this.write("put", { path, value, sha: this.base(keys) }, key, keys);
  }

  /** Ask for something to be written, and tell under the field what became of it. */
  write(kind, asked, key, keys = [], done = () => {}) {
    const job = { kind, asked, key, keys, done };
    this.tell(key, "Writing …");
    this.form.send(kind, { sha: this.form.state.sha, ...asked }, (content) => {
      if (content.conflict) this.tell(key, this.conflict(content.conflict, job));
      else if (content.refused) this.tell(key, make("p", { class: "wrong" }, content.refused));
      else this.saved(job);
    });
  }

  /** It stands in the file. */
  saved({ key, keys, done }) {
    keys.forEach((one) => this.typed.delete(one));
    this.tell(key, make("span", { class: "right saved" }, "Saved."));
    this.form.say("Saved. The sections show it when all is run once more.");
    done();
    this.form.draw();
  }

  /** Somebody else changed the same: both are shown, and the analyst chooses. */
  conflict(found, { kind, asked, key, keys, done }) {
    const keep = () => {
      keys.forEach((one) => this.typed.delete(one));
      this.tell(key, "Theirs is kept.");
      this.form.draw();
    };
    const mine = () => this.write(kind, { ...asked, sha: this.form.state.sha }, key, keys, done);
    return make("div", { class: "conflict", role: "alert" },
      make("p", {}, `Somebody else has changed ${named(found.field)} since you began to type. Nothing was written.`),
      make("dl", {},
        make("dt", {}, "Theirs"), make("dd", { class: "theirs" }, words(found.theirs)),
        make("dt", {}, "Yours"), make("dd", { class: "yours" }, words(found.yours))),
      button("Keep theirs", keep), button("Write mine", mine));
  }
}
