// What the forms of a notebook ask for (`ask` in desk/assets/common.js).

import { parametersCell } from "./desk.js";
import { marked } from "./marks.js";

/** Listen to the forms. Whoever asks learns at once that somebody answers. */
export function events(desk) {
  const answers = { parameters, show, open, rerun };
  for (const [what, answer] of Object.entries(answers)) {
    document.addEventListener(`briefing:${what}`, (event) => {
      const panel = panelOf(desk, event);
      if (!panel || !answer(desk, panel, event.detail ?? {})) return;
      event.preventDefault();
    });
  }
}

/** The notebook the form stands in; for one in a view of its own, the only notebook there is. */
function panelOf(desk, event) {
  const only = desk.tracker.size === 1 ? desk.tracker.currentWidget : null;
  return desk.tracker.find((panel) => panel.node.contains(event.target)) || only;
}

/** Put the source into the parameters cell, as if it had been typed there. */
function parameters(desk, panel, detail) {
  const { source, run, before } = detail;
  const cell = parametersCell(panel);
  if (!cell || typeof source !== "string" || panel.context.model.readOnly) return false;
  // typed by hand and not run since: the form does not know of it, and would take it back
  detail.changed = typeof before === "string" && cell.model.sharedModel.getSource().trimEnd() !== before.trimEnd();
  if (detail.changed) return true;
  cell.model.sharedModel.setSource(source);
  if (run) void runAll(desk, panel);
  return true;
}

/** Run all cells once more. */
function rerun(desk, panel) {
  void runAll(desk, panel);
  return true;
}

/** Open a file of the project that the notebook lies in. */
function open(desk, panel, { path }) {
  if (typeof path !== "string" || !path) return false;
  void desk.attempt("The file cannot be opened", async () => {
    const { place } = await desk.ask("place", { path: panel.context.path, file: path });
    await desk.app.commands.execute("docmanager:open", { path: place });
  });
  return true;
}

/** Go to the cell of a section, and mark a sentence in what it shows. */
function show(desk, panel, { slug, text }) {
  const index = sectionIndex(panel, String(slug ?? ""));
  if (index < 0) return false;
  void goTo(desk, panel, index, String(text ?? ""));
  return true;
}

/** The number of the cell that calls `sections.<slug>(`, from 0; -1 when none does. */
export function sectionIndex(panel, slug) {
  const name = slug.replaceAll("-", "_").replace(/[^\w]/g, "");
  const call = new RegExp(`\\bsections\\.${name}\\s*\\(`);
  const sources = panel.content.widgets.map((cell) => cell.model.sharedModel.getSource());
  return name ? sources.findIndex((source) => call.test(source)) : -1;
}

async function goTo(desk, panel, index, text) {
  const { NotebookActions } = desk.lab.notebook;
  const notebook = panel.content;
  desk.app.shell.activateById(panel.id);
  NotebookActions.expandParent?.(notebook.widgets[index], notebook);
  notebook.deselectAll();
  notebook.activeCellIndex = index;
  notebook.mode = "command";
  await notebook.scrollToItem(index, "start");
  await marked(notebook.widgets[index], text);
}

async function runAll(desk, panel) {
  const { NotebookActions } = desk.lab.notebook;
  await panel.sessionContext.ready;
  await NotebookActions.runAll(panel.content, panel.sessionContext);
}
