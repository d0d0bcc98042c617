// The buttons above a notebook that is a briefing.

import { isBriefing } from "./desk.js";
import { BUTTONS } from "./commands.js";

/** Give every notebook the buttons; they stand only where the notebook is a briefing. */
export function toolbar(desk) {
  desk.app.docRegistry.addWidgetExtension("Notebook", { createNew: (panel) => added(desk, panel) });
}

function added(desk, panel) {
  const { ToolbarButton } = desk.lab.ui;
  const buttons = BUTTONS.map(({ command, short, caption, icon }) => {
    const onClick = () => desk.app.commands.execute(command, { path: panel.context.path });
    const button = new ToolbarButton({ label: short, tooltip: caption, icon: icon(desk), onClick });
    button.addClass("briefing-button");
    return [command, button];
  });
  const shown = () => buttons.forEach(([, button]) => button.setHidden(!isBriefing(panel)));
  void panel.context.ready.then(() => {
    if (panel.isDisposed) return;
    for (const [name, button] of buttons) placed(panel.toolbar, name, button);
    shown();
    const { model } = panel.context; // outlives this view, where another shows the same notebook
    model.contentChanged.connect(shown);
    panel.disposed.connect(() => model.contentChanged.disconnect(shown));
  }, () => undefined); // a notebook that cannot be read is told by JupyterLab
  return { dispose: () => buttons.forEach(([, button]) => button.dispose()), isDisposed: false };
}

/** Put a button before the kind of the cell, where a narrow toolbar still shows it. */
function placed(toolbar, name, button) {
  if (!toolbar.insertBefore("cellType", name, button)) toolbar.addItem(name, button);
}
