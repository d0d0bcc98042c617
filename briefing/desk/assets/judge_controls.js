// The controls of the form of judgements, one a kind of field.

const MOST = 600; // characters of a field
const WIDE = 80; // characters of a line

/** The control of a kind of field. */
function control(field, common, value) {
  if (field.kind === "choice") return chosen(field, common, value);
  const made = field.kind === "long" ? long(common, value) : short(field, common);
  made.value = value || "";
  return made;
}

/** A text of several lines. */
function long(common, value) {
  const rows = Math.min(6, Math.max(2, Math.ceil((value || "").length / WIDE)));
  return make("textarea", { ...common, rows, placeholder: BLANK, maxlength: MOST });
}

/** A text of one line, or a date. */
function short(field, common) {
  const day = field.kind === "date";
  const placeholder = field.hint || (day ? `${BLANK}: YYYY-MM-DD` : BLANK);
  return make("input", { ...common, type: "text", placeholder, maxlength: day ? 10 : MOST });
}

/** A select whose first word is the blank; words that are barred cannot be chosen. */
function chosen(field, common, value) {
  const known = field.choices.some((choice) => choice.value === value);
  const blank = field.needed && value ? [] : [make("option", { value: "", selected: !value }, BLANK)];
  const stray = value && !known ? [make("option", { value, selected: true }, value)] : [];
  const groups = [...new Set(field.choices.map((choice) => choice.group))];
  const options = groups.flatMap((name) => {
    const inside = field.choices.filter((choice) => choice.group === name).map((choice) => offered(choice, value));
    return name ? [make("optgroup", { label: name }, ...inside)] : inside;
  });
  return make("select", common, ...blank, ...stray, ...options);
}

/** A word of a select. */
function offered(choice, value) {
  const selected = choice.value === value;
  return make("option", { value: choice.value, selected, disabled: Boolean(choice.barred) && !selected }, choice.label);
}
