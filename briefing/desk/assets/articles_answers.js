// What the kernel answers, and what the viewer makes of it.

/** The article that was asked for. */
function arrived(viewer, { article }) {
  viewer.article = article;
  viewer.wanted = 0;
  viewer.done.replaceChildren();
  viewer.fill();
  mark(viewer);
}

/** A correction is in the file: the text as it is read now, where it is stored, and what next. */
function written(viewer, { article, said, place }) {
  const top = viewer.text.scrollTop;
  viewer.article = article;
  fillList(viewer);
  viewer.fill();
  viewer.text.scrollTop = top;
  const byHand = (what, detail, words) => () => ask(viewer.root, what, detail) || viewer.done.append(make("p", {}, words));
  const rerun = button("Run all once more", byHand("rerun", {}, "Choose Run All above the notebook; in JupyterLab, Run › Run All Cells."), { class: "first" });
  const open = button("Open the file", byHand("open", { path: place }, `Open it from the folder of the project: ${place}`));
  viewer.done.replaceChildren(
    make("p", { class: "right" }, make("bdi", {}, said), ` ${place}. The report follows when all is run once more.`),
    make("div", { class: "buttons" }, rerun, open));
  rerun.focus({ preventScroll: true });
}

/** What cannot be done, and why. */
function faulty(viewer, { why }) {
  const said = viewer.card.hidden ? null : viewer.card.querySelector(".said");
  const told = make(said ? "span" : "p", { class: "wrong" }, why);
  viewer.wanted = 0;
  viewer.say("");
  mark(viewer);
  (said || viewer.done).replaceChildren(told);
  if (said) said.scrollIntoView({ block: "nearest" });
}

/** Somebody else corrected the same: the analyst chooses. */
function conflicting(viewer, answer) {
  const { asked, card } = viewer;
  const look = { kind: "look", number: asked.number, part: asked.part };
  const theirs = () => viewer.send(look);
  const yours = () => [look, asked].forEach((content) => viewer.send(content));
  viewer.say("");
  card.querySelector("form")?.replaceChildren(...drawConflict(answer, theirs, yours));
  card.querySelector("button")?.focus();
  card.scrollIntoView({ block: "nearest" });
}

const ANSWERS = { article: arrived, written, fault: faulty, conflict: conflicting };
