// The cards of the launcher: a new briefing of each kind.

import { formed } from "./dialogs.js";
import { icon } from "./icons.js";

const COMMAND = "briefing:new";
const CATEGORY = "Briefing";

/** Ask the server which kinds there are, and give each a card and an entry of the palette. */
export async function cards(desk, launcher, palette) {
  const kinds = await desk.ask("kinds").then((told) => told.kinds, without);
  const known = new Map(kinds.map((kind) => [kind.kind, kind]));
  const of = ({ kind } = {}) => known.get(kind) ?? kinds[0];
  desk.app.commands.addCommand(COMMAND, {
    label: (args) => (args.palette ? `New: ${of(args)?.label}` : of(args)?.label ?? "New briefing"),
    caption: (args) => of(args)?.help ?? "",
    icon: icon(desk, "briefing"),
    execute: (args = {}) => desk.attempt("No notebook was made", () => fresh(desk, of(args), args)),
  });
  kinds.forEach((kind, rank) => {
    launcher?.add({ command: COMMAND, category: CATEGORY, rank, args: { kind: kind.kind } });
    palette?.addItem({ command: COMMAND, category: CATEGORY, args: { kind: kind.kind, palette: true } });
  });
}

/** No cards; the console says why. */
function without(error) {
  console.warn("briefing: no cards in the launcher.", error.message);
  return [];
}

/** Ask for the topic, make the notebook, open it. */
async function fresh(desk, kind, { cwd = "" }) {
  if (!kind) throw new Error("This folder holds no notebooks/; start JupyterLab in a project of the kit.");
  const subject = { name: "topic", label: kind.subject, help: kind.subjectHelp, needed: true };
  const given = await formed(desk, {
    title: `New: ${kind.label}`,
    text: [kind.help],
    fields: [subject],
    button: "Make the notebook",
  });
  if (!given) return;
  const { path } = await desk.ask("new", { kind: kind.kind, topic: given.topic, cwd });
  await desk.app.commands.execute("docmanager:open", { path, factory: "Notebook" });
}
