// What JupyterLab starts: one plugin, whose parts are the files beside this one.

import { cards } from "./cards.js";
import { commands } from "./commands.js";
import { Desk } from "./desk.js";
import { events } from "./events.js";
import { previews } from "./previews.js";
import { toolbar } from "./toolbar.js";
import { arrange } from "./workspace.js";

/** The plugins, made of the packages that JupyterLab shares. */
export function plugins(lab) {
  const { ICommandPalette } = lab.apputils;
  const { ILayoutRestorer } = lab.application;
  const { INotebookTracker } = lab.notebook;
  const launcher = lab.launcher ? [lab.launcher.ILauncher] : [];
  return [
    {
      id: "briefing:desk",
      description: "Cards, buttons and a preview for policy briefings.",
      autoStart: true,
      requires: [INotebookTracker],
      optional: [ICommandPalette, ILayoutRestorer, ...launcher],
      activate: (app, tracker, palette, restorer, cardsPlace) => {
        const desk = new Desk(lab, app, tracker);
        styled();
        previews(desk, restorer);
        commands(desk, palette);
        toolbar(desk);
        events(desk);
        arrange(desk);
        void cards(desk, cardsPlace || null, palette);
      },
    },
  ];
}

/** Put the style of this extension into the page. */
function styled() {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = new URL("./desk.css", import.meta.url).href;
  document.head.append(link);
}
