// The card beside a piece of text: what is read there and by which rule, and the form to correct it.

const LABELS = ["fact", "attributed", "opinion", "speculation"];
const ASKED = { label: "What is the sentence?", speaker: "Who said it?", date: "Which date is it?" };
let lists = 0; // of suggestions, each with an id of its own
const NAMED = { label: "the sentence", speaker: "the speaker", date: "the date" };

/** What is read at a piece: each mark with its value, more of it, and its rule. */
function drawReadings(marks, kinds) {
  return marks.map((mark) =>
    make("div", { class: "reading" },
      make("p", {},
        make("span", { class: `mark k-${mark.kind}` }, mark.kind === "label" ? "Sentence" : kinds.get(mark.kind)), ": ",
        make("strong", {}, make("bdi", {}, mark.value))),
      ...mark.told.map(([name, words]) => make("p", { class: "quiet" }, `${name}: `, make("bdi", {}, words))),
      mark.by === undefined
        ? make("p", { class: "quiet" }, `Found by: ${mark.why} `, make("code", {}, mark.rule))
        : make("p", { class: "right" }, `✎ Corrected by ${mark.by}${mark.because ? `: ${mark.because}` : ""}`),
    ));
}

/** The form for the marks that may be corrected here; `sent(what, mark, fields)` is called with it. */
function drawForm(marks, names, analyst, sent, closed) {
  const form = make("form", { class: "correct", novalidate: true });
  const chosen = () => marks.find((mark) => mark.corrects === form.elements.what.value);
  const value = make("div", {});
  const buttons = make("div", { class: "buttons" });
  const fill = () => {
    value.replaceChildren(...drawValue(chosen(), names));
    buttons.replaceChildren(...drawButtons(chosen(), sent, closed));
  };
  form.append(
    make("div", { class: "choices", role: "radiogroup", "aria-label": "What is wrong?" },
      ...marks.map((mark, number) => make("label", {},
        make("input", { type: "radio", name: "what", value: mark.corrects, checked: number === 0, onchange: fill }), ` ${NAMED[mark.corrects]}`))),
    value,
    make("label", {}, "Why (printed in the review record)", make("input", { name: "why", maxlength: 600, autocomplete: "off" })),
    make("label", {}, "Your name", make("input", { name: "by", value: analyst, required: true, maxlength: 200, autocomplete: "name" })),
    buttons,
    make("p", { class: "said", role: "alert" }),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    sent("correct", chosen(), { value: fields.get("value") || "", by: fields.get("by"), why: fields.get("why") });
  });
  fill();
  return form;
}

/** The field for what is right: a choice, a name with suggestions, or a date. */
function drawValue(mark, names) {
  if (mark.corrects === "label") {
    return [make("fieldset", {}, make("legend", {}, ASKED.label), ...LABELS.map((label) => make("label", {},
      make("input", { type: "radio", name: "value", value: label, checked: label === mark.shows }), ` ${label}`)))];
  }
  const about = mark.corrects === "date" ? "2024-06-20, 2024-06 or 2024; none if it names no date" : "as the source prints the name";
  const input = make("input", { name: "value", value: mark.shows, maxlength: 200, autocomplete: "off", spellcheck: "false", required: true });
  if (mark.corrects === "date") return [make("label", {}, ASKED.date, input, make("span", { class: "quiet" }, about))];
  const id = `briefing-articles-names-${(lists += 1)}`;
  input.setAttribute("list", id);
  return [
    make("label", {}, ASKED.speaker, input, make("span", { class: "quiet" }, about)),
    make("datalist", { id }, ...names.map((name) => make("option", { value: name }))),
  ];
}

/** Store, take back, cancel. */
function drawButtons(mark, sent, closed) {
  const back = mark.by === undefined ? null
    : make("button", { type: "button", onclick: () => sent("withdraw", mark, {}) }, "Take the correction back");
  return [
    make("button", { class: "first", type: "submit" }, "Store the correction"),
    ...(back ? [back] : []),
    make("button", { type: "button", onclick: closed }, "Cancel"),
  ];
}

/** Two versions of one correction, and which to keep. */
function drawConflict(answer, theirs, yours) {
  return [
    make("p", { class: "wrong" }, "Somebody else has corrected the same since you opened it. Nothing was written."),
    make("p", {}, make("strong", {}, "Theirs: "), make("bdi", {}, answer.theirs)),
    make("p", {}, make("strong", {}, "Yours: "), make("bdi", {}, answer.yours)),
    make("div", { class: "buttons" },
      make("button", { type: "button", onclick: theirs }, "Keep theirs"),
      make("button", { type: "button", onclick: yours }, "Write mine")),
  ];
}
