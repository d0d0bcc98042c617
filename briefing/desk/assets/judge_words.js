// What the form of judgements says in words.

const BLANK = "not assigned";

/** Which words may not be chosen, and why. */
function barred(field) {
  const out = (field.choices || []).filter((choice) => choice.barred);
  if (!out.length) return [];
  const why = out[0].barred.replace(/^.*? rests on/, "it rests on");
  return [make("p", { class: "quiet barred" }, `${out.map((choice) => choice.value).join(", ")} cannot be chosen: ${why}.`)];
}

/** How many things are wrong in a group. */
function wrongs(group) {
  return [...group.fields, ...group.entries].reduce((sum, one) => sum + wrongsOf(one), 0);
}

/** How many things are wrong in a field or an entry, with all below it. */
function wrongsOf(field) {
  const below = [...(field.fields || []), ...(field.parts || [])];
  const passages = field.kind === "passages" ? field.value.filter((one) => one.wrong).length : 0;
  return (field.wrong || []).length + passages + below.reduce((sum, one) => sum + wrongsOf(one), 0);
}

/** What a folded group holds, in words. */
function counted(group) {
  if (group.fresh) return group.entries.length ? String(group.entries.length) : BLANK;
  const values = group.fields.flatMap((field) => (field.parts ? [field.parts[0].value] : [field.value]));
  const filled = values.filter(Boolean).length;
  return filled ? `${filled} of ${values.length} assigned` : BLANK;
}

/** The path of a field in words a person uses. */
function named(path) {
  return path.split("/").map((step) => (/^\d+$/.test(step) ? `no. ${Number(step) + 1}` : step.replace(/_/g, " "))).join(", ");
}

/** What a field holds, in words. */
function words(held) {
  if (held === null || held === undefined || held === "") return BLANK;
  if (Array.isArray(held)) return held.map(words).join("; ");
  if (typeof held !== "object") return String(held);
  return Object.entries(held).map(([name, one]) => `${name.replace(/_/g, " ")}: ${words(one)}`).join("; ");
}
