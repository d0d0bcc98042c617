// The viewer: a list of articles, one of them as text, the card beside a piece, and the kernel.

/** One viewer, in one output. */
class Articles {
  constructor(model, el) {
    const kinds = model.get("kinds");
    this.model = model;
    this.turn = 0;
    this.view = viewed("articles");
    this.kinds = new Map(kinds.map(([name, called]) => [name, called]));
    this.on = new Set(kinds.filter(([, , first]) => first).map(([name]) => name));
    this.article = model.get("shown");
    this.later = waiting();
    this.leave = heard(model, { "msg:custom": (content) => this.answered(content) });
    el.append(this.draw());
    fillList(this);
    if (this.article.number) this.fill();
    else this.say("No article is on this topic. Use fewer or other words in the parameters, then run all cells.");
  }

  /** Let go of the kernel's side. */
  close() {
    this.leave();
    this.later.close();
  }

  /** The article that is chosen: asked for, or shown. */
  get number() { return this.wanted || this.article.number; }

  /** The parts that stay: the list, the legend, the text, the card. */
  draw() {
    this.list = make("ul", { class: "list", role: "listbox", tabindex: 0, "aria-label": "Articles", onkeydown: (event) => listKey(this, event) });
    this.select = make("select", { class: "chooser", "aria-label": "Article", onchange: () => this.open(Number(this.select.value)) });
    this.head = make("header", {});
    this.legend = make("div", { class: "legend", role: "group", "aria-label": "What is marked" });
    this.text = make("div", { class: "text", role: "region", "aria-label": "Text of the article" });
    this.card = make("div", { class: "card", id: idOf(this.view, "card"), hidden: true });
    this.notes = make("div", { class: "notes" });
    this.status = spoken("p", "status quiet");
    this.done = spoken("div", "done");
    pointed(this);
    this.root = make("section", { class: "briefing-desk briefing-articles", "aria-label": "Articles and what was read in them", onkeydown: kept },
      make("div", { class: "halves" }, this.list,
        make("div", { class: "article" }, this.select, this.head, this.legend, this.done, this.text, this.status, this.notes)));
    return this.root;
  }

  /** Ask the kernel for an article, or another part of it. */
  open(number, part = 0) {
    if (number === this.number && part === this.article.part) return;
    this.wanted = number;
    mark(this);
    this.send({ kind: "open", number, part });
  }

  /** Ask the kernel; only the answer to the last question counts. */
  send(content) {
    this.turn += 1;
    this.model.send({ ...content, turn: this.turn });
    this.say("Waiting for the kernel …");
    this.later.after("silence", PATIENCE, () => this.say(SILENT));
  }

  /** Store a correction or take it back; the kernel answers. */
  correct(kind, mark, fields) {
    const { number, part } = this.article;
    this.asked = { kind, number, part, what: mark.corrects, start: mark.start, end: mark.end, ...fields };
    this.send(this.asked);
  }

  answered(content) {
    if (content.turn !== this.turn) return;
    this.later.forget("silence");
    ANSWERS[content.kind]?.(this, content);
  }

  /** What a screen reader is told. */
  say(words) { this.status.textContent = words; }

  /** The article that was sent. */
  fill() {
    const { article } = this;
    hide(this);
    this.head.replaceChildren(
      make("h3", {}, `S${article.number}  `, make("bdi", {}, article.title)),
      article.subtitle ? make("p", {}, make("bdi", {}, article.subtitle)) : "",
      make("p", { class: "quiet" }, make("bdi", {}, article.about)),
      ...(article.cut ? [this.pages()] : []));
    this.fillText();
    this.text.scrollTop = 0;
    this.notes.replaceChildren(...drawNotes(article, this.model.get("lost")));
  }

  /** Which part of a long article is shown, and the way to the others. */
  pages() {
    const { part, parts, number, cut } = this.article;
    const to = (name, other) => button(name, () => this.open(number, other), { disabled: other < 0 || other >= parts });
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
    if (!this.on.delete(name)) this.on.add(name);
    hide(this);
    this.fillText();
    this.legend.querySelector(`[data-kind="${name}"]`).focus();
  }
}

export default {
  render({ model, el }) {
    const viewer = new Articles(model, el);
    return () => viewer.close();
  },
};
