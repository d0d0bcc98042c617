// The form for the parameters cell. The kernel reads what is typed, as `briefing run` would.

const WAIT = { check: 150, match: 500 }; // milliseconds after the last key

const PATIENCE = 10_000; // milliseconds; cells that run may keep the kernel busy
const SILENT = "The kernel does not answer. It is busy; or it was restarted, then run this cell again.";

/** One form: its fields, and what is asked of the kernel. */
class Panel {
  constructor(model, el) {
    this.model = model;
    this.inputs = new Map();
    this.numbers = { check: 0, match: 0, put: 0 };
    this.timers = {};
    this.told = (content) => this.answered(content);
    this.draw = () => this.filled();
    this.root = make("form", { class: "briefing-desk briefing-panel", "aria-label": "Parameters of this notebook", onsubmit: (event) => event.preventDefault(), onkeydown: kept });
    el.append(this.root);
    model.on("msg:custom", this.told);
    model.on("change:fields change:note", this.draw);
    this.filled();
  }

  /** Let go of the kernel's side. */
  close() {
    Object.values(this.timers).forEach(clearTimeout);
    this.model.off("msg:custom", this.told);
    this.model.off("change:fields change:note", this.draw);
  }

  /** All fields anew, as the cell has them. */
  filled() {
    this.inputs.clear();
    this.faults = {};
    const note = this.model.get("note");
    this.status = make("p", { class: "status", role: "status", "aria-live": "polite" }, "Counting the articles that match …");
    this.titles = make("ul", { class: "titles" });
    this.outcome = make("div", { class: "outcome" });
    this.said = make("p", { role: "status", "aria-live": "polite" });
    this.buttons = [
      make("button", { type: "button", class: "first", onclick: () => this.put(true) }, "Put in and run all"),
      make("button", { type: "button", onclick: () => this.put(false) }, "Put into the cell"),
    ];
    this.root.replaceChildren(
      make("h3", {}, "Parameters"),
      note ? make("p", { class: "note" }, note) : "",
      make("div", { class: "fields" }, ...this.model.get("fields").map((field) => this.row(field))),
      make("div", { class: "match" }, this.status, this.titles),
      make("div", { class: "buttons" }, ...this.buttons, this.said),
      this.outcome,
    );
    this.later("check", 0);
    this.later("match", 0);
  }

  /** A label, its control, the help and a place for a fault. */
  row(field) {
    const id = `briefing-${this.model.model_id || ""}-${field.name}`.replace(/[^\w-]/g, "_");
    const fault = make("p", { class: "fault wrong", id: `${id}-fault` });
    const help = make("p", { class: "quiet help", id: `${id}-help` }, field.help);
    const common = { id, name: field.name, "aria-describedby": `${id}-help ${id}-fault`, spellcheck: "false", autocomplete: "off" };
    const [input, extra] = (CONTROLS[field.kind] || CONTROLS.text)(field, common);
    input.addEventListener("input", () => this.typed());
    this.inputs.set(field.name, { field, input, fault });
    return make("div", { class: `row ${field.kind}` }, make("label", { for: id }, field.name), make("div", { class: "control" }, make("div", { class: "inputs" }, input, extra), help, fault));
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
    this.later("check");
    this.later("match");
  }

  /** Ask once the typing stops. */
  later(kind, wait = WAIT[kind]) {
    clearTimeout(this.timers[kind]);
    this.timers[kind] = setTimeout(() => this.send(kind), wait);
  }

  /** Ask the kernel; an answer to an older question is passed over. */
  send(kind, more = {}) {
    this.numbers[kind] += 1;
    clearTimeout(this.timers.silence);
    this.timers.silence = setTimeout(() => { this.said.textContent = SILENT; }, PATIENCE);
    this.model.send({ kind, number: this.numbers[kind], texts: this.texts(), ...more });
  }

  /** Put the values into the cell, and run all if `run`. */
  put(run) {
    this.said.textContent = "";
    this.send("put", { run });
  }

  /** What the kernel answers. */
  answered(content) {
    clearTimeout(this.timers.silence);
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
    this.buttons.forEach((button) => { button.disabled = wrong; });
  }

  /** How many articles match, and the first of them. */
  matched({ told, titles, faults }) {
    const wrong = Object.keys(faults).length;
    this.status.textContent = wrong ? "Nothing is counted while a field is wrong." : told || "";
    this.titles.replaceChildren(...titles.map((title) => make("li", {}, title)));
  }

  /** The new source of the cell: the front end puts it in, or the analyst does. */
  written({ source, run, before, faults, refused }) {
    if (refused || Object.keys(faults).length) {
      this.said.textContent = refused || "A field is wrong; nothing was put in.";
      return;
    }
    const detail = { source, run, before };
    if (ask(this.root, "parameters", detail)) {
      if (detail.changed) {
        this.said.textContent = "The cell was changed by hand and not run since. Run it: the form then has what you wrote.";
        return;
      }
      this.said.textContent = run ? "Put in; all cells run." : "Put into the cell. Run it, and those below, to use the values.";
      return;
    }
    this.byHand(source, run);
  }

  /** Nobody answers here, as in VS Code: show what to paste, and where. */
  byHand(source, run) {
    const text = make("textarea", { readonly: true, rows: Math.min(20, source.split("\n").length + 1), "aria-label": "New source of the parameters cell", spellcheck: "false" });
    text.value = source;
    const copy = make("button", { type: "button", onclick: () => this.copied(text) }, "Copy");
    const words = `Paste this in place of all that stands in the cell tagged parameters, near the top of the notebook${run ? ", then run all cells" : ", then run it"}.`;
    this.outcome.replaceChildren(make("p", {}, words), copy, text);
    text.focus();
    text.select();
  }

  /** Put the new source on the clipboard; selected, where the browser does not allow it. */
  async copied(text) {
    try {
      await navigator.clipboard.writeText(text.value);
      this.said.textContent = "Copied.";
    } catch {
      text.focus();
      text.select();
      this.said.textContent = "Selected: press Ctrl+C or Cmd+C.";
    }
  }
}

function render({ model, el }) {
  const panel = new Panel(model, el);
  return () => panel.close();
}

export default { render };
