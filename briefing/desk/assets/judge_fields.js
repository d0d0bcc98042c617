// The rows of the form of judgements: a label, its control, what is wrong, what became of it.

const CHECKED = ["text", "long", "date"]; // kinds that are checked while they are typed
const CHECK = 400; // milliseconds after the last key
const ROWS = { passages, together, grade: graded };

/** A label, its control, the help, what is wrong, and what became of it. */
function row(form, field) {
  const key = field.name ? `${field.path}|${field.name}` : field.path;
  const id = form.id(key);
  const body = (ROWS[field.kind] || single)(form, field, key, id);
  const several = ["passages", "together"].includes(field.kind);
  const made = labelled(field.kind, several ? null : id, field.label, body, about(field, id), form.writing.note(key));
  made.dataset.path = field.path;
  return made;
}

/** Help and faults under a control. */
function about(field, id) {
  return make("div", { id: `${id}-about`, class: "about" },
    ...(field.parts || []).flatMap(remarks), ...remarks(field),
    field.help ? make("p", { class: "quiet" }, field.help) : null, ...barred(field));
}

/** A control that is written when it is left. */
function single(form, field, key, id) {
  const made = input(form, field, key, id);
  made.addEventListener("change", () => form.writing.put(field.path, made.value, key, [key]));
  if (CHECKED.includes(field.kind)) {
    made.addEventListener("input", () => form.later.after("check", CHECK, () => checked(form, field, made, id)));
  }
  return made;
}

/** A control with its value, or what is typed and not written yet. */
function input(form, field, key, id = form.id(key)) {
  const typed = form.writing.typed.get(key);
  const wrong = field.wrong && field.wrong.length > 0;
  const common = { id, "data-key": key, "aria-describedby": `${id}-about`, "aria-invalid": wrong ? "true" : null };
  const made = control(field, common, typed ? typed.value : field.value);
  made.addEventListener("input", () => {
    form.writing.remember(key, made.value);
    form.writing.note(field.note || key).replaceChildren();
  });
  return made;
}

/** What would be wrong with what is typed. */
function checked(form, field, typed, id) {
  const { value } = typed;
  form.send("check", { path: field.path, value }, (content) => {
    if (content.path && typed.value === value) remarked(form, id, content, field.help);
  });
}

/** Put remarks under a control, and its help. */
function remarked(form, id, found, help) {
  const place = form.root.querySelector(`[id="${id}-about"]`);
  place?.replaceChildren(...remarks(found), ...(help ? [make("p", { class: "quiet" }, help)] : []));
}

/** Fields that are written together, or not at all. */
function together(form, field, _, id) {
  const { parts, path } = field;
  const keys = parts.map((part) => part.path);
  const inputs = parts.map((part) => input(form, { ...part, note: path }, part.path));
  const act = () => {
    const values = inputs.map((one) => one.value.trim());
    const missing = parts.filter((_part, n) => !values[n]).map((part) => part.label);
    if (missing.length && missing.length < parts.length) {
      form.writing.tell(path, `Not written yet: ${missing.join(" and ")} must be filled in too.`);
      return;
    }
    const whole = Object.fromEntries(parts.map((part, n) => [part.path.split("/").pop(), values[n]]));
    form.writing.put(path, missing.length ? null : whole, path, keys);
  };
  inputs.forEach((one, n) => {
    one.addEventListener("change", act);
    one.setAttribute("aria-label", parts[n].label);
    one.setAttribute("aria-describedby", `${id}-about`);
  });
  const beside = (part, n) => (n ? make("span", { class: "quiet" }, part.label) : null);
  return make("div", { class: "parts" },
    ...inputs.map((one, n) => make("span", { class: `part ${parts[n].kind}` }, beside(parts[n], n), one)),
    ...parts.flatMap(barred));
}

/** The grade of an outlet or an item, and why. */
function graded(form, field, key, id) {
  const keys = [`${key}|grade`, `${key}|because`];
  const grade = input(form, { ...field, kind: "choice", note: key }, keys[0], id);
  const because = input(form, { kind: "text", value: field.because, note: key, hint: "because …" }, keys[1]);
  because.setAttribute("aria-label", `Why ${field.name} has this grade`);
  because.setAttribute("aria-describedby", `${id}-about`);
  const act = () => {
    const asked = { path: field.path, name: field.name, grade: grade.value, because: because.value };
    form.writing.write("grade", { ...asked, sha: form.writing.base(keys) }, key, keys);
  };
  grade.addEventListener("change", act);
  because.addEventListener("change", act);
  return make("div", { class: "parts" }, grade, because);
}
