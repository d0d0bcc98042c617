// The list of the articles, and the choice in its place where there is no room: the same articles.

/** The list anew, and which of it is chosen. */
function fillList(viewer) {
  const articles = viewer.model.get("articles");
  viewer.list.replaceChildren(...articles.map((one) => lineOf(viewer, one)));
  viewer.select.replaceChildren(...articles.map((one) => make("option", { value: one.number }, `S${one.number} · ${one.day} · ${one.title}`)));
  mark(viewer);
}

/** One article of the list. */
function lineOf(viewer, one) {
  return make("li", { role: "option", id: idOf(viewer.view, one.number), "data-number": one.number, class: one.copy ? "copy" : "", onclick: () => viewer.open(one.number) },
    make("span", { class: "quiet" }, `S${one.number} · ${one.day} · ${one.form}`),
    make("bdi", {}, one.title),
    make("bdi", { class: "quiet" }, one.outlet),
    one.copy ? make("span", { class: "quiet" }, `copy of S${one.copy}`) : null,
    one.corrected ? make("span", { class: "right" }, `✎ ${one.corrected} corrected`) : null);
}

/** Mark which article is chosen. */
function mark(viewer) {
  const { list, select, number } = viewer;
  for (const option of list.children) option.setAttribute("aria-selected", String(Number(option.dataset.number) === number));
  select.value = String(number || "");
  if (number) list.setAttribute("aria-activedescendant", idOf(viewer.view, number));
  list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
}

/** Arrow keys go from article to article. */
function listKey(viewer, event) {
  const step = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 }[event.key];
  if (!step) return;
  event.preventDefault();
  const most = viewer.model.get("articles").length;
  viewer.open(Math.max(1, Math.min(most, viewer.number + step)));
}
