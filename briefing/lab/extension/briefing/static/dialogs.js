// A dialog of labelled fields.

/** Show it; what was typed by the names of the fields, or null when it was left. */
export async function formed(desk, { title, text = [], fields, button }) {
  const { Dialog, showDialog } = desk.lab.apputils;
  const form = document.createElement("div");
  form.className = "briefing-form";
  form.append(...text.filter(Boolean).map((line) => element("p", line)));
  const inputs = fields.map((field) => [field.name, labelled(form, field)]);
  const answer = await showDialog({
    title,
    body: new desk.lab.widgets.Widget({ node: form }),
    buttons: [Dialog.cancelButton(), Dialog.okButton({ label: button })],
    focusNodeSelector: "input",
  });
  if (!answer.button.accept) return null;
  const given = Object.fromEntries(inputs.map(([name, input]) => [name, input.value.trim()]));
  const missing = fields.find((field) => field.needed && !given[field.name]);
  if (missing) throw new Error(`“${missing.label}” is empty; nothing was done. Fill it in.`);
  return given;
}

function labelled(form, { label, value = "", help = "" }) {
  const input = element("input");
  input.type = "text";
  input.className = "jp-mod-styled";
  input.value = value;
  input.maxLength = 500;
  const name = element("label", label);
  name.append(input);
  form.append(name);
  if (help) form.append(element("small", help));
  return input;
}

function element(tag, text = "") {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
