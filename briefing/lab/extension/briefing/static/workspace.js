// The layout of `briefing lab`: the notebook at the left, its report at the right.

import { openPreview } from "./previews.js";

/** In a workspace of `briefing lab`, put the preview beside the notebook the analyst opens first. */
export function arrange(desk) {
  const workspace = desk.lab.coreutils.PageConfig.getOption("workspace");
  if (!workspace.startsWith("briefing-")) return;
  void desk.app.restored.then(async () => {
    const panel = desk.current ?? (await first(desk));
    await panel.context.ready;
    if (desk.previews.size) return; // as the analyst left it
    openPreview(desk, panel.context.path, { activate: false });
    desk.app.shell.collapseLeft?.();
  });
}

/** The first briefing that is opened. */
async function first(desk) {
  const { isBriefing } = await import("./desk.js");
  return new Promise((found) => {
    const look = async (_, panel) => {
      await panel.context.ready;
      if (!isBriefing(panel)) return;
      desk.tracker.widgetAdded.disconnect(look);
      found(panel);
    };
    desk.tracker.widgetAdded.connect(look);
    desk.tracker.forEach((panel) => void look(null, panel));
  });
}
