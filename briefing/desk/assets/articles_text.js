// The text of an article, cut into pieces by the kernel, each with the marks that cover it.

const SIGNS = { event: "▸", attribution: "›", position: "◆" };

/** The paragraphs of an article. `on` are the kinds that are drawn, `card` is the id of the card. */
function drawText(article, on, card) {
  const begun = new Set();
  return article.paragraphs.map((paragraph) =>
    make("p", {},
      make("span", { class: "count", "aria-hidden": "true" }, `P${paragraph.number}${paragraph.whole ? "" : " …"}`),
      make("bdi", {}, ...paragraph.pieces.flatMap(([text, numbers]) => drawPiece(article, text, numbers, on, begun, card))),
    ));
}

/** One piece: its text within a span for each mark that is drawn, signs before what begins here. */
function drawPiece(article, text, numbers, on, begun, card) {
  if (!numbers.length) return [text];
  const drawn = numbers.filter((number) => on.has(article.marks[number].kind));
  const beginning = drawn.filter((number) => !begun.has(number));
  beginning.forEach((number) => begun.add(number));
  const inner = drawn.reduceRight((child, number) => make("span", { class: classes(article.marks[number]) }, child), text);
  const signs = beginning.map((number) => sign(article.marks[number])).filter(Boolean);
  const piece = make("span", { class: "piece" }, ...signs, inner);
  piece.numbers = numbers.filter((number) => on.has(article.marks[number].kind) || article.marks[number].corrects);
  if (beginning.length) {
    piece.classList.add("stop");
    piece.tabIndex = -1;
    piece.setAttribute("role", "button");
    piece.setAttribute("aria-describedby", card);
  }
  return [piece];
}

/** The classes of a mark: its kind, what it says of a sentence, whether somebody corrected it. */
function classes(mark) {
  const label = mark.kind === "label" ? ` l-${mark.value.split(" ")[0].replace(",", "")}` : "";
  const cue = mark.cue ? " cue" : "";
  return `mark k-${mark.kind}${label}${cue}${mark.by === undefined ? "" : " corrected"}`;
}

/** The sign before a mark, so that its colour is never all there is. */
function sign(mark) {
  const pen = mark.by === undefined || mark.cue ? "" : "✎";
  if (mark.kind === "label") {
    const words = mark.value === "fact" && !pen ? "" : mark.value === "part fact, part view" ? "mixed" : mark.value;
    return words && make("span", { class: `tag l-${mark.value.split(" ")[0]}`, "aria-hidden": "true" }, pen + words);
  }
  const shown = pen + (SIGNS[mark.kind] || "");
  return shown && make("span", { class: `sign k-${mark.kind}`, "aria-hidden": "true" }, shown);
}

/** The switches of the kinds, which are the legend too. */
function drawLegend(kinds, article, on, turned) {
  const counts = {};
  for (const mark of article.marks) counts[mark.kind] = (counts[mark.kind] || 0) + 1;
  return kinds.map(([name, called]) =>
    make("button", { type: "button", class: "switch", "aria-pressed": String(on.has(name)), "data-kind": name, onclick: () => turned(name) },
      make("span", { class: "box", "aria-hidden": "true" }, on.has(name) ? "☑" : "☐"),
      make("span", { class: `mark k-${name}${name === "label" ? " l-opinion" : ""}` }, (SIGNS[name] || "") + called),
      make("span", { class: "quiet" }, String(counts[name] || 0)),
    ));
}

/** What cleaning noted, doubted and dropped, each under a line that opens. */
function drawNotes(article, lost) {
  const lists = [
    ["Corrections of the file that are not applied", lost, "wrong"],
    ["Doubts about the record", article.doubts, "wrong"],
    ["Notes of cleaning", article.notes, ""],
  ];
  const found = lists.filter(([, lines]) => lines.length).map(([head, lines, kind]) =>
    folded(`${head} (${lines.length})`, lines.map((line) => make("li", { class: kind }, make("bdi", {}, line)))));
  const all = article.dropped.length + article.undropped;
  if (all) {
    const lines = article.dropped.map(([line, text, rule]) =>
      make("li", {}, make("span", { class: "quiet" }, `line ${line}, ${rule}: `), make("bdi", {}, text)));
    if (article.undropped) lines.push(make("li", { class: "quiet" }, `and ${article.undropped} more`));
    found.push(folded(`Lines that cleaning dropped, with its rule (${all})`, lines));
  }
  return found;
}

/** A list under a line that opens it. */
function folded(head, lines) {
  return make("details", {}, make("summary", {}, head), make("ul", { tabindex: 0, "aria-label": head }, ...lines));
}
