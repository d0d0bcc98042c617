// The passages that a judgement rests on: shown, taken out, searched for, picked.

const FIND = 250; // milliseconds after the last key

/** The passages something rests on; more are searched for and picked. */
function passages(form, field) {
  const rows = field.value.map((one, number) => {
    const path = `${field.path}/${number}`;
    const out = remover(form, path, `Remove the passage “${one.words.slice(0, 40)}”`);
    return make("li", {}, quoted(one), out, form.writing.note(path));
  });
  const picked = (one) => form.writing.write("add", { path: field.path, value: cited(one) }, field.path);
  return make("div", {}, listing(rows), finder(form, field.path, picked));
}

/** The passages as a list; none is no list, which a screen reader would count. */
function listing(rows) {
  return rows.length ? make("ol", { class: "passages" }, ...rows) : null;
}

/** A button that takes something out of the file at the second press. */
function remover(form, path, label) {
  const say = (shown, spoken) => {
    made.textContent = shown;
    made.setAttribute("aria-label", spoken);
  };
  const act = () => {
    if (made.textContent === "Remove") say("Really remove?", `Really remove? ${label}`);
    else form.writing.write("drop", { path }, path);
  };
  const calm = () => say("Remove", label);
  const made = button("Remove", act, { class: "small", "aria-label": label, "data-key": `drop ${path}`, onblur: calm });
  return made;
}

/** A field to search the paragraphs of the coverage with; one of what is found is picked. */
function finder(form, path, picked) {
  const key = `find ${path}`;
  const { searches } = form;
  const known = searches.get(key);
  const list = make("ul", { class: "found" });
  const box = make("input", { type: "search", "data-key": key, placeholder: "Add a passage: search the sources", "aria-label": "Search the sources for a passage" });
  const pick = (one) => {
    searches.delete(key);
    picked(one);
  };
  const show = (typed, found) => list.replaceChildren(...listed(typed, found, pick));
  const search = () => form.send("find", { words: box.value }, ({ found }) => {
    if (searches.get(key)?.words !== box.value) return;
    searches.set(key, { words: box.value, found });
    show(box.value, found);
  });
  const soon = () => form.later.after("find", FIND, search);
  const typed = () => searches.set(key, { words: box.value, found: null });
  box.addEventListener("input", () => { typed(); soon(); });
  box.addEventListener("focus", () => { if (!searches.has(key)) { typed(); search(); } });
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    box.value = "";
    searches.delete(key);
    list.replaceChildren();
  });
  if (known) {
    box.value = known.words;
    if (known.found) show(known.words, known.found);
    else soon();
  }
  return make("div", { class: "finder" }, box, list);
}

/** A passage with its source, and whether it is found once. */
function quoted(one) {
  return make("span", { class: "quoted" }, make("q", {}, one.words),
    make("span", { class: "quiet" }, one.where || one.source || ""),
    one.wrong ? make("span", { class: "wrong" }, one.wrong) : make("span", { class: "right" }, "found once in the sources"));
}

/** What a search found, to be picked. */
function listed(typed, found, pick) {
  if (!found.length) return [make("li", { class: "quiet" }, typed ? "No sentence of the sources has all these words." : "Type words of a passage.")];
  return found.map((one) => {
    const made = button(`“${one.words}”`, () => pick(one), { class: "pick" });
    made.append(make("span", { class: "quiet" }, one.where));
    if (one.wrong) made.append(make("span", { class: "wrong" }, one.wrong));
    return make("li", {}, made);
  });
}

/** A passage as the file holds it. */
function cited(one) {
  return { words: one.words, source: one.source };
}
