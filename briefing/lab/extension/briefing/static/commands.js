// The verbs of the kit on the notebook that is open: preview, run and export, release.

import { formed } from "./dialogs.js";
import { icon } from "./icons.js";
import { openPreview } from "./previews.js";

const CATEGORY = "Briefing";
export const BUTTONS = [
  {
    command: "briefing:preview",
    label: "Preview the report",
    short: "Preview",
    caption: "The report beside the notebook, as its readers see it; it follows what you save",
    icon: (desk) => icon(desk, "preview"),
    act: preview,
  },
  {
    command: "briefing:run",
    label: "Run and export the report",
    short: "Run and export",
    caption: "Save, run in a kernel of its own as at night, check every sentence, write HTML and PDF",
    icon: (desk) => icon(desk, "report"),
    act: run,
  },
  {
    command: "briefing:release",
    label: "Release the report…",
    short: "Release…",
    caption: "Sign the last run: your name is bound to its very text",
    icon: (desk) => icon(desk, "release"),
    act: release,
  },
];

/** Make the commands known, in the palette too. */
export function commands(desk, palette) {
  for (const { command, label, caption, icon: picture, act } of BUTTONS) {
    desk.app.commands.addCommand(command, {
      label,
      caption,
      icon: picture(desk),
      isEnabled: () => true,
      execute: ({ path } = {}) => desk.attempt(label, () => act(desk, path || chosen(desk))),
    });
    palette?.addItem({ command, category: CATEGORY });
  }
}

/** The path of the briefing the analyst is in. Throws when there is none. */
function chosen(desk) {
  if (desk.current) return desk.current.context.path;
  throw new Error(
    "No briefing is open. Open one of notebooks/, or make one with a card of the launcher; a " +
      "briefing has a cell tagged parameters, and imports briefing.",
  );
}

/** Save the notebook, if it is open and holds something new. */
async function saved(desk, path) {
  const panel = desk.tracker.find((one) => one.context.path === path);
  if (panel?.context.model.dirty && !panel.context.model.readOnly) await panel.context.save();
}

async function preview(desk, path) {
  return openPreview(desk, path);
}

/** Run the saved notebook as a scheduler does, and tell where the reports are. */
async function run(desk, path) {
  const { Notification } = desk.lab.apputils;
  await saved(desk, path);
  const id = Notification.emit(`Running ${path} …`, "in-progress", { autoClose: false });
  try {
    const done = await desk.ask("run", { path });
    const message = done.files.length ? `${done.sentence} Reports: ${done.folder}` : done.sentence;
    const actions = done.files.map((file) => opener(desk, file));
    Notification.update({ id, message, type: done.fine ? "success" : "warning", actions, autoClose: false });
    if (!done.fine) await desk.tell("The run did not pass", new Error(done.sentence));
  } catch (error) {
    Notification.dismiss(id);
    throw error;
  }
}

/** A button that opens a report; HTML as its readers see it, apart from JupyterLab. */
function opener(desk, file) {
  const label = `Open ${file.split(".").pop().toUpperCase()}`;
  const callback = () => void desk.app.commands.execute("docmanager:open", { path: file });
  return { label, callback };
}

/** Ask for a name, and sign the last run. */
async function release(desk, path) {
  await saved(desk, path);
  const last = await desk.ask("report", { path });
  const given = await formed(desk, {
    title: "Release this report",
    text: [last.sentence, "Your name is bound to the text and the judgements of that run."],
    fields: [
      { name: "by", label: "Your name", value: last.by, needed: true },
      { name: "note", label: "A remark (may stay empty)", value: "" },
    ],
    button: "Release",
  });
  if (!given) return;
  const done = await desk.ask("release", { path, run: last.run, ...given });
  const { Notification } = desk.lab.apputils;
  const actions = done.files.map((file) => opener(desk, file));
  Notification.success(done.sentence, { actions, autoClose: false });
  if (done.page) desk.previews.get(path)?.content.released(done);
}
