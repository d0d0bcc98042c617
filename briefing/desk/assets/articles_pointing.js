// Pointing at a piece of the text shows its card; a click or Enter, the form that corrects it.

/** Listen to the pointer, the focus and the keys in the text. */
function pointed(viewer) {
  const { text } = viewer;
  const over = (event) => {
    const piece = event.target.closest?.(".piece");
    if (piece && !viewer.pinned) show(viewer, piece);
  };
  text.addEventListener("mouseover", over);
  text.addEventListener("focusin", over);
  text.addEventListener("mouseleave", () => viewer.pinned || hide(viewer));
  text.addEventListener("keydown", (event) => textKey(viewer, event));
  text.addEventListener("click", (event) => {
    const piece = event.target.closest?.(".piece");
    if (piece && !viewer.card.contains(event.target)) correct(viewer, piece);
  });
}

/** Arrow keys go from mark to mark, Enter corrects, Escape closes. */
function textKey(viewer, event) {
  const { card, text } = viewer;
  if (event.key === "Escape" && !card.hidden) hide(viewer, true);
  const stops = [...text.querySelectorAll(".stop")];
  const at = card.contains(event.target) ? -1 : stops.indexOf(event.target);
  if (at < 0) return;
  const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (event.key === "Enter" || event.key === " ") correct(viewer, event.target);
  else if (next === undefined) return;
  else if (stops[next]) stepped(event.target, stops[next]);
  event.preventDefault();
}

/** The focus goes from one mark to another, and Tab comes back to that one. */
function stepped(from, to) {
  from.tabIndex = -1;
  to.tabIndex = 0;
  to.focus();
}

/** What is read at a piece, the innermost first. */
function marksOf(viewer, piece) {
  return piece.numbers.map((number) => viewer.article.marks[number]).reverse();
}

/** The card of a piece: its readings, and `more` below them or how to correct them. */
function show(viewer, piece, ...more) {
  const { card } = viewer;
  const marks = marksOf(viewer, piece);
  const may = !viewer.model.get("closed") && marks.some((one) => one.corrects);
  const hint = may ? [make("p", { class: "hint quiet" }, "Click or Enter: correct it")] : [];
  viewer.piece = piece;
  card.replaceChildren(...drawReadings(marks, viewer.kinds), ...(more.length ? more : hint));
  card.hidden = false;
  card.classList.toggle("pinned", Boolean(viewer.pinned));
  placed(card, piece, viewer.text);
}

/** The card under the piece, or above it where there is no room. */
function placed(card, piece, text) {
  const [box] = piece.getClientRects();
  const area = text.getBoundingClientRect();
  const left = Math.max(4, Math.min(box.left - area.left, text.clientWidth - card.offsetWidth - 4));
  const under = box.bottom - area.top + text.scrollTop + 4;
  const above = box.top - area.top + text.scrollTop - card.offsetHeight - 4;
  const room = box.bottom + card.offsetHeight + 8 < area.bottom || above < 0;
  card.style.left = `${left}px`;
  card.style.top = `${room ? under : above}px`;
}

/** Put the card away; `back` returns the focus to its piece. */
function hide(viewer, back = false) {
  viewer.pinned = false;
  viewer.card.hidden = true;
  if (back && viewer.piece?.isConnected) viewer.piece.focus();
}

/** The form for what may be corrected at a piece: of each kind the innermost. */
function correct(viewer, piece) {
  const found = new Map();
  for (const one of marksOf(viewer, piece)) if (one.corrects && !found.has(one.corrects)) found.set(one.corrects, one);
  if (!found.size || viewer.model.get("closed")) return;
  viewer.pinned = true;
  const sent = (...given) => viewer.correct(...given);
  const form = drawForm([...found.values()], viewer.article.names, viewer.model.get("analyst"), sent, () => hide(viewer, true));
  show(viewer, piece, form);
  form.querySelector("[name=value]:checked, [name=value]").focus();
  viewer.card.scrollIntoView({ block: "nearest" });
}
