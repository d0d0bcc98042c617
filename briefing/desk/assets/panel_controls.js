// The controls of the parameter panel, one a kind of field.

/** A number one up or down, within its ends. */
function stepped(field, input, event) {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  const number = Number(input.value);
  if (!step || !field.whole || !input.value.trim() || Number.isNaN(number)) return;
  event.preventDefault();
  const [least, most] = field.ends;
  input.value = String(Math.min(most ?? Infinity, Math.max(least ?? -Infinity, number + step)));
  input.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A select; a value that is no choice stays on show, and is told to be wrong. */
function chosen(field, common) {
  const names = field.choices.includes(field.text) ? field.choices : [field.text, ...field.choices];
  const options = names.map((name) => make("option", { value: name, selected: name === field.text }, name === "" ? "(empty)" : name));
  return [make("select", common, ...options)];
}

/** A text field for 2024, 2024-06 or 2024-06-20, and a calendar that fills it. */
function dated(field, common) {
  const input = make("input", { ...common, type: "text", value: field.text, placeholder: "YYYY-MM-DD", maxlength: 40 });
  const day = make("input", { type: "date", class: "day", tabindex: "-1", "aria-hidden": "true" });
  day.addEventListener("input", () => {
    if (!day.value) return;
    input.value = day.value;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const open = () => {
    day.value = /^\d{4}-\d{2}-\d{2}$/.test(input.value) ? input.value : "";
    try { day.showPicker(); } catch { day.focus(); }
  };
  return [input, make("span", { class: "picker" }, make("button", { type: "button", "aria-label": `Calendar for ${field.name}`, onclick: open }, "Calendar"), day)];
}

/** A text of several lines. */
function long(field, common) {
  const area = make("textarea", { ...common, rows: Math.min(8, Math.max(2, field.text.split("\n").length + (field.kind === "lines" ? 1 : 0))) });
  area.value = field.text;
  return [area, field.kind === "lines" ? make("span", { class: "quiet" }, "one a line") : null];
}

/** The control of each kind of field, and what stands beside it. */
const CONTROLS = {
  text: (field, common) => [make("input", { ...common, type: "text", value: field.text })],
  number: (field, common) => {
    const [least, most] = field.ends;
    const input = make("input", { ...common, type: "text", inputmode: field.whole ? "numeric" : "decimal", role: "spinbutton", value: field.text, "aria-valuemin": least, "aria-valuemax": most, "aria-valuetext": field.text });
    input.addEventListener("keydown", (event) => stepped(field, input, event));
    input.addEventListener("input", () => input.setAttribute("aria-valuetext", input.value));
    return [input];
  },
  check: (field, common) => {
    const box = make("input", { ...common, type: "checkbox" });
    box.checked = field.text === "true";
    return [box];
  },
  choice: chosen,
  date: dated,
  lines: long,
  long,
  fixed: (field, common) => [make("input", { ...common, type: "text", value: field.text, disabled: true }), make("span", { class: "quiet" }, "change it in the cell")],
};
