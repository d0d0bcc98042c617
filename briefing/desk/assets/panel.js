// The form for the parameters cell. The kernel reads what is typed, as `briefing run` would.

const WAIT = { check: 150, match: 500 }; // milliseconds after the last key

/** One form: its fields, and what is asked of the kernel. */
class Panel {
  constructor(model, el) {
    this.model = model;
    this.inputs = new Map();
    this.numbers = { check: 0, match: 0, put: 0 };
    this.view = viewed("panel");
    this.later = waiting();
    this.root = make("form", { class: "briefing-desk briefing-panel", "aria-label": "Parameters of this notebook", onsubmit: (event) => event.preventDefault(), onkeydown: kept });
    el.append(this.root);
    this.leave = heard(model, { "msg:custom": (content) => this.answered(content), "change:fields change:note": () => this.filled() });
    this.filled();
  }

  /** Let go of the kernel's side. */
  close() {
    this.leave();
    this.later.close();
  }

  /** All fields anew, as the cell has them. */
  filled() {
    const here = held(this.root);
    const note = this.model.get("note");
    this.inputs.clear();
    this.faults = {};
    this.status = spoken("p", "status", "Counting the articles that match …");
    this.titles = make("ul", { class: "titles" });
    this.outcome = make("div", { class: "outcome" });
    this.said = spoken("p");
    this.buttons = [
      button("Put in and run all", () => this.put(true), { class: "first", "data-key": "run" }),
      button("Put into the cell", () => this.put(false), { "data-key": "put" }),
    ];
    this.root.replaceChildren(
      make("h3", {}, "Parameters"),
      note ? make("p", { class: "note" }, note) : "",
      make("div", { class: "fields" }, ...this.model.get("fields").map((field) => this.row(field))),
      make("div", { class: "match" }, this.status, this.titles),
      make("div", { class: "buttons" }, ...this.buttons, this.said),
      this.outcome,
    );
    restored(this.root, here);
    this.soon(0, 0);
  }

  /** A label, its control, the help and a place for a fault. */
  row(field) {
    const id = idOf(this.view, field.name);
    const fault = make("p", { class: "fault wrong", id: `${id}-fault` });
    const help = make("p", { class: "quiet help", id: `${id}-help` }, field.help);
    const common = { id, name: field.name, "data-key": `field ${field.name}`, "aria-describedby": `${id}-help ${id}-fault`, spellcheck: "false", autocomplete: "off" };
    const [input, extra] = (CONTROLS[field.kind] || CONTROLS.text)(field, common);
    input.addEventListener("input", () => this.typed());
    this.inputs.set(field.name, { field, input, fault });
    return labelled(field.kind, id, field.name, make("div", { class: "inputs" }, input, extra), help, fault);
  }

  /** What stands in the fields; a fixed one is left out. */
  texts() {
    const found = {};
    for (const [name, { field, input }] of this.inputs) {
      if (field.kind !== "fixed") found[name] = field.kind === "check" ? String(input.checked) : input.value;
    }
    return found;
  }

  /** Something was typed. */
  typed() {
    this.said.textContent = "";
    this.outcome.replaceChildren();
    this.soon();
  }

  /** Ask what is wrong and what matches, once the typing stops. */
  soon(check = WAIT.check, match = WAIT.match) {
    this.later.after("check", check, () => this.send("check"));
    this.later.after("match", match, () => this.send("match"));
  }

  /** Ask the kernel; an answer to an older question is passed over. */
  send(kind, more = {}) {
    this.numbers[kind] += 1;
    this.later.after("silence", PATIENCE, () => { this.said.textContent = SILENT; });
    this.model.send({ kind, number: this.numbers[kind], texts: this.texts(), ...more });
  }

  /** Put the values into the cell, and run all if `run`. */
  put(run) {
    this.said.textContent = "";
    this.send("put", { run });
  }

  /** What the kernel answers. */
  answered(content) {
    this.later.forget("silence");
    if (this.said.textContent === SILENT) this.said.textContent = "";
    if (content.number !== this.numbers[content.kind]) return;
    this.faulty(content.kind, content.faults);
    if (content.kind === "match") this.matched(content);
    if (content.kind === "put") this.written(content);
  }

  /** Show each fault at its field. The check knows the types, the count what the library says. */
  faulty(kind, faults) {
    this.faults = kind === "check" ? { ...faults } : { ...this.faults, ...faults };
    for (const [name, { input, fault }] of this.inputs) {
      const words = this.faults[name] || "";
      if (fault.textContent !== words) fault.textContent = words;
      if (words) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
    }
    const wrong = Object.keys(this.faults).length > 0;
    this.buttons.forEach((one) => { one.disabled = wrong; });
  }

  /** How many articles match, and the first of them. */
  matched({ told, titles, faults }) {
    const wrong = Object.keys(faults).length;
    this.status.textContent = wrong ? "Nothing is counted while a field is wrong." : told || "";
    this.titles.replaceChildren(...titles.map((title) => make("li", {}, title)));
  }

  /** The new source of the cell, or why there is none. */
  written({ source, run, before, faults, refused }) {
    if (refused || Object.keys(faults).length) this.said.textContent = refused || "A field is wrong, so nothing was put in. Mend it, then try again.";
    else putIn(this, { source, run, before });
  }
}

export default {
  render({ model, el }) {
    const panel = new Panel(model, el);
    return () => panel.close();
  },
};
