// The checks as a list that follows what is run. A click leads to the sentence.

const OPEN = 3; // sections of warnings that are open at first

/** One line: the sentence leads to its place; why it is here, and what to do. */
function line(group, found, said) {
  const words = found.text || `${group.section}, as a whole`;
  const go = (event) => {
    if (ask(event.currentTarget, "show", { slug: group.slug, text: found.text })) said.textContent = "";
    else said.textContent = `Look for “${group.section}” in the notebook${found.text ? `, and there for: ${found.text}` : ""}.`;
  };
  return make("li", {},
    button(words, go, { class: "sentence", title: "Go to the sentence" }),
    make("p", { class: "why" }, `${found.check}: ${found.why}`),
    make("p", { class: "advice" }, found.advice));
}

/** The lines of a section, which may be folded. */
function group(found, open, said) {
  const number = found.lines.length;
  return make("details", { open, "data-section": found.section },
    make("summary", {}, make("span", { class: "section" }, found.section), make("span", { class: "count" }, ` ${number}`)),
    make("ul", {}, ...found.lines.map((one) => line(found, one, said))));
}

/** Up and down go from sentence to sentence, also into the next section. */
function moved(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const places = [...event.currentTarget.querySelectorAll("summary, details[open] .sentence")];
  const here = places.indexOf(event.target);
  if (!step || here < 0) return;
  event.preventDefault();
  event.stopPropagation();
  (places[here + step] || event.target).focus();
}

/** Which sections are open, so that a new list leaves them so. */
function remembered(body) {
  const found = [...body.querySelectorAll("details")];
  return new Map(found.map((one) => [`${one.parentElement.className} ${one.dataset.section}`, one.open]));
}

/** Failures or warnings: a heading and the sections. */
function part(title, kind, groups, open, said, folded) {
  if (!groups.length) return null;
  return make("section", { class: kind, onkeydown: moved }, make("h4", {}, title), ...groups.map((one, number) => group(one, folded.get(`${kind} ${one.section}`) ?? number < open, said)));
}

function render({ model, el }) {
  const count = spoken("p", "told");
  const said = spoken("p", "said");
  const body = make("div", {});
  const draw = () => {
    const shown = model.get("shown");
    const told = model.get("told");
    if (count.textContent !== told) count.textContent = told;
    count.className = `told ${shown.failed ? "wrong" : shown.checked ? "right" : "quiet"}`;
    said.textContent = "";
    const folded = remembered(body);
    const parts = [
      part("Failed: a report of this stays a draft", "failures", shown.failures || [], Infinity, said, folded),
      part("Warnings: no report stops for them", "warnings", shown.warnings || [], shown.failed ? 0 : OPEN, said, folded),
    ];
    body.replaceChildren(...parts.filter(Boolean));
  };
  el.append(make("div", { class: "briefing-desk briefing-checks", role: "region", "aria-label": "Checks", onkeydown: kept }, make("h3", {}, "Checks"), count, said, body));
  draw();
  return heard(model, { "change:shown change:told": draw });
}

export default { render };
