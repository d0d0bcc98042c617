// The viewer: a list of articles, one of them as text, the card beside a piece, and the kernel.

/** One viewer, in one output. */
class Articles {
  constructor(model, el) {
    this.model = model;
    this.turn = 0;
    this.name = `briefing-articles-${Math.random().toString(36).slice(2)}`;
    this.kinds = new Map(model.get("kinds").map(([name, called]) => [name, called]));
    this.on = new Set(model.get("kinds").filter(([, , first]) => first).map(([name]) => name));
    this.article = model.get("shown");
    this.told = (content) => this.answered(content);
    model.on("msg:custom", this.told);
    this.draw(el);
    this.fillList();
    if (this.article.number) this.fill();
    else this.say("There is no article on this topic.");
  }

  /** Let go of the kernel's side. */
  close() {
    this.model.off("msg:custom", this.told);
  }

  /** The parts that stay: the list, the legend, the text, the card. */
  draw(el) {
    const quiet = { "data-lm-suppress-shortcuts": "true" };
    this.list = make("ul", { class: "list", role: "listbox", tabindex: 0, "aria-label": "Articles", ...quiet, onkeydown: (event) => this.listKey(event) });
    this.select = make("select", { class: "chooser", "aria-label": "Article", ...quiet, onchange: () => this.open(Number(this.select.value)) });
    this.head = make("header", {});
    this.legend = make("div", { class: "legend", role: "group", "aria-label": "What is marked" });
    this.text = make("div", { class: "text", role: "region", "aria-label": "Text of the article", ...quiet, onkeydown: (event) => this.textKey(event) });
    this.card = make("div", { class: "card", id: `${this.id()}-card`, hidden: true });
    this.notes = make("div", { class: "notes" });
    this.status = make("p", { class: "status quiet", role: "status", "aria-live": "polite" });
    this.done = make("div", { class: "done", role: "status", "aria-live": "polite" });
    for (const [name, act] of [["mouseover", "over"], ["focusin", "over"], ["click", "click"]]) this.text.addEventListener(name, (event) => this[act](event));
    this.text.addEventListener("mouseleave", () => this.pinned || this.hide());
    this.root = make("section", { class: "briefing-desk briefing-articles", "aria-label": "Articles and what was read in them" },
      make("div", { class: "halves" }, this.list,
        make("div", { class: "article" }, this.select, this.head, this.legend, this.done, this.text, this.status, this.notes)));
    el.append(this.root);
  }

  /** The list at the left and the choice at narrow width: the same articles. */
  fillList() {
    const articles = this.model.get("articles");
    this.list.replaceChildren(...articles.map((one) => make("li", { role: "option", id: `${this.id()}-${one.number}`, "data-number": one.number, class: one.copy ? "copy" : "", onclick: () => this.open(one.number) },
      make("span", { class: "quiet" }, `S${one.number} · ${one.day} · ${one.form}`),
      make("bdi", {}, one.title),
      make("bdi", { class: "quiet" }, one.outlet),
      one.copy ? make("span", { class: "quiet" }, `copy of S${one.copy}`) : null,
      one.corrected ? make("span", { class: "right" }, `✎ ${one.corrected} corrected`) : null)));
    this.select.replaceChildren(...articles.map((one) => make("option", { value: one.number }, `S${one.number} · ${one.day} · ${one.title}`)));
    this.mark();
  }

  /** What the ids of this view begin with: an output may be shown twice. */
  id() {
    return this.name;
  }

  /** Which article is chosen. */
  mark() {
    const number = this.wanted || this.article.number;
    for (const option of this.list.children) option.setAttribute("aria-selected", String(Number(option.dataset.number) === number));
    this.select.value = String(number || "");
    this.list.setAttribute("aria-activedescendant", `${this.id()}-${number}`);
    this.list.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }

  /** Arrow keys go from article to article. */
  listKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, Home: -1e6, End: 1e6 }[event.key];
    if (!step) return;
    event.preventDefault();
    const most = this.model.get("articles").length;
    this.open(Math.max(1, Math.min(most, (this.wanted || this.article.number) + step)));
  }

  /** Ask the kernel for an article, or another part of it. */
  open(number, part = 0) {
    if (number === (this.wanted || this.article.number) && part === this.article.part) return;
    this.wanted = number;
    this.mark();
    this.send({ kind: "open", number, part });
  }

  /** Ask the kernel; only the answer to the last question counts. */
  send(content) {
    this.turn += 1;
    this.model.send({ ...content, turn: this.turn });
    this.say("Waiting for the kernel …");
  }

  /** What a screen reader is told. */
  say(words) {
    this.status.textContent = words;
  }

  /** The article that was sent. */
  fill() {
    const { article } = this;
    this.hide();
    this.head.replaceChildren(
      make("h3", {}, `S${article.number}  `, make("bdi", {}, article.title)),
      article.subtitle ? make("p", {}, make("bdi", {}, article.subtitle)) : "",
      make("p", { class: "quiet" }, make("bdi", {}, article.about)),
      ...(article.cut ? [this.pages()] : []));
    this.say("");
    this.fillText();
    this.text.scrollTop = 0;
    this.notes.replaceChildren(...drawNotes(article, this.model.get("lost")));
  }

  /** Which part of a long article is shown, and the way to the others. */
  pages() {
    const { part, parts, number, cut } = this.article;
    const to = (name, other) => make("button", { type: "button", disabled: other < 0 || other >= parts, onclick: () => this.open(number, other) }, name);
    return make("p", { class: "pages" }, `${cut} `, ...(parts > 1 ? [to("Part before", part - 1), ` ${part + 1} of ${parts} `, to("Next part", part + 1)] : []));
  }

  /** The text with the kinds that are switched on. */
  fillText() {
    const closed = this.model.get("closed");
    this.legend.replaceChildren(...drawLegend(this.model.get("kinds"), this.article, this.on, (name) => this.turned(name)));
    this.text.replaceChildren(...drawText(this.article, this.on, this.card.id), this.card);
    const first = this.text.querySelector(".stop");
    if (first) first.tabIndex = 0;
    this.say(closed ? `Nothing can be corrected here: ${closed}` : "Point at a mark for its rule. Click it, or go to it with the arrow keys and press Enter, to correct it.");
  }

  /** Show a kind of mark, or hide it. */
  turned(name) {
    this.on.has(name) ? this.on.delete(name) : this.on.add(name);
    this.hide();
    this.fillText();
    this.legend.querySelector(`[data-kind="${name}"]`).focus();
  }

  /** The pointer or the focus is at a piece. */
  over(event) {
    const piece = event.target.closest?.(".piece");
    if (this.pinned || !piece) return;
    this.show(piece);
  }

  /** A piece is clicked. */
  click(event) {
    const piece = event.target.closest?.(".piece");
    if (piece && !this.card.contains(event.target)) this.correct(piece);
  }

  /** Arrow keys go from mark to mark, Enter corrects, Escape closes. */
  textKey(event) {
    if (event.key === "Escape" && !this.card.hidden) return this.hide(true);
    if (this.card.contains(event.target)) return undefined;
    const stops = [...this.text.querySelectorAll(".stop")];
    const at = stops.indexOf(event.target);
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
    if (at < 0) return undefined;
    if (event.key === "Enter" || event.key === " ") this.correct(event.target);
    else if (next === undefined) return undefined;
    else if (stops[next]) {
      event.target.tabIndex = -1;
      stops[next].tabIndex = 0;
      stops[next].focus();
    }
    event.preventDefault();
    return undefined;
  }

  /** The card under a piece, or above it where there is no room. */
  show(piece, ...more) {
    this.piece = piece;
    const marks = piece.numbers.map((number) => this.article.marks[number]).reverse();
    const may = !this.model.get("closed") && marks.some((mark) => mark.corrects);
    this.card.replaceChildren(...drawReadings(marks, this.kinds), ...(more.length ? more : may ? [make("p", { class: "hint quiet" }, "Click or Enter: correct it")] : []));
    this.card.hidden = false;
    this.card.classList.toggle("pinned", Boolean(this.pinned));
    const [box] = piece.getClientRects();
    const area = this.text.getBoundingClientRect();
    const left = Math.max(4, Math.min(box.left - area.left, this.text.clientWidth - this.card.offsetWidth - 4));
    const under = box.bottom - area.top + this.text.scrollTop + 4;
    const above = box.top - area.top + this.text.scrollTop - this.card.offsetHeight - 4;
    const room = box.bottom + this.card.offsetHeight + 8 < area.bottom || above < 0;
    this.card.style.left = `${left}px`;
    this.card.style.top = `${room ? under : above}px`;
  }

  /** Put the card away; `back` returns the focus to its piece. */
  hide(back = false) {
    this.pinned = false;
    this.card.hidden = true;
    if (back && this.piece?.isConnected) this.piece.focus();
  }

  /** The form for what may be corrected at a piece: the innermost first. */
  correct(piece) {
    const marks = piece.numbers.map((number) => this.article.marks[number]).reverse();
    const found = new Map();
    for (const mark of marks) if (mark.corrects && !found.has(mark.corrects)) found.set(mark.corrects, mark);
    if (!found.size || this.model.get("closed")) return;
    this.pinned = true;
    const form = drawForm([...found.values()], this.article.names, this.model.get("analyst"), (...given) => this.sent(...given), () => this.hide(true));
    this.show(piece, form);
    form.querySelector("[name=value]:checked, [name=value]").focus();
    this.card.scrollIntoView({ block: "nearest" });
  }

  /** Store or take back; the kernel answers. */
  sent(kind, mark, fields) {
    const { number, part } = this.article;
    this.asked = { kind, number, part, what: mark.corrects, start: mark.start, end: mark.end, ...fields };
    this.send(this.asked);
  }

  answered(content) {
    if (content.turn !== this.turn) return;
    const acts = { article: "arrived", written: "written", fault: "faulty", conflict: "conflicting" };
    this[acts[content.kind]]?.(content);
  }

  /** The article that was asked for. */
  arrived({ article }) {
    this.article = article;
    this.wanted = 0;
    this.done.replaceChildren();
    this.fill();
    this.mark();
  }

  /** A correction is in the file: the text as it is read now, where it is stored, and what next. */
  written({ article, said, place }) {
    const top = this.text.scrollTop;
    this.article = article;
    this.fillList();
    this.fill();
    this.text.scrollTop = top;
    const rerun = make("button", { type: "button", class: "first", onclick: () => this.ask("rerun", {}, "Choose Run, Run All Cells.") }, "Run all once more");
    const open = make("button", { type: "button", onclick: () => this.ask("open", { path: place }, `Open ${place} in the file browser.`) }, "Open the file");
    this.done.replaceChildren(
      make("p", { class: "right" }, make("bdi", {}, said), ` ${place}. The report follows when all is run once more.`),
      make("div", { class: "buttons" }, rerun, open));
    rerun.focus({ preventScroll: true });
  }

  /** Ask the front end, or say what to do by hand. */
  ask(what, detail, byHand) {
    if (!ask(this.root, what, detail)) this.done.append(make("p", {}, byHand));
  }

  /** What cannot be done, and why. */
  faulty({ why }) {
    const said = this.card.hidden ? null : this.card.querySelector(".said");
    this.say("");
    this.wanted = 0;
    if (said) {
      said.replaceChildren(make("span", { class: "wrong" }, why));
      said.scrollIntoView({ block: "nearest" });
    } else this.done.replaceChildren(make("p", { class: "wrong" }, why));
  }

  /** Somebody else corrected the same: the analyst chooses. */
  conflicting(answer) {
    const { asked } = this;
    const look = { kind: "look", number: asked.number, part: asked.part };
    this.say("");
    const theirs = () => this.send(look);
    const yours = () => [look, asked].forEach((content) => this.send(content));
    this.card.querySelector("form")?.replaceChildren(...drawConflict(answer, theirs, yours));
    this.card.querySelector("button")?.focus();
    this.card.scrollIntoView({ block: "nearest" });
  }
}

export default {
  render({ model, el }) {
    const viewer = new Articles(model, el);
    return () => viewer.close();
  },
};
