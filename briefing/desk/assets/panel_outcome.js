// What becomes of the new source of the parameters cell: put in, or pasted by the analyst.

const PUT = "Put into the cell. Run it, and those below, to use the values.";
const CHANGED = "The cell was changed by hand and not run since. Run it: the form then has what you wrote.";

/** Have the front end put it in; where nobody answers, show what to paste. */
function putIn(panel, { source, run, before }) {
  const detail = { source, run, before };
  if (!ask(panel.root, "parameters", detail)) return byHand(panel, source, run);
  panel.said.textContent = detail.changed ? CHANGED : run ? "Put in; all cells run." : PUT;
  return undefined;
}

/** Nobody answers here, as in VS Code: show what to paste, and where. */
function byHand(panel, source, run) {
  const rows = Math.min(20, source.split("\n").length + 1);
  const text = make("textarea", { readonly: true, rows, "aria-label": "New source of the parameters cell", spellcheck: "false" });
  const words = `Paste this in place of all that stands in the cell tagged parameters, near the top of the notebook${run ? ", then run all cells" : ", then run it"}.`;
  text.value = source;
  panel.outcome.replaceChildren(make("p", {}, words), button("Copy", () => copied(panel, text)), text);
  selected(text);
}

/** Put the new source on the clipboard; selected, where the browser does not allow it. */
async function copied(panel, text) {
  try {
    await navigator.clipboard.writeText(text.value);
    panel.said.textContent = "Copied.";
  } catch {
    selected(text);
    panel.said.textContent = "Selected: press Ctrl+C or Cmd+C.";
  }
}

function selected(text) {
  text.focus();
  text.select();
}
