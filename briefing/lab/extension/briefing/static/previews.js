// The report beside the notebook: it follows what is saved, and what is run to its end.

import { followed } from "./following.js";
import { paper } from "./paper.js";
import { icon } from "./icons.js";

let tracker;

/** Make previews come back with the layout. */
export function previews(desk, restorer) {
  const { WidgetTracker } = desk.lab.apputils;
  tracker = new WidgetTracker({ namespace: "briefing-preview" });
  const args = (widget) => ({ path: widget.content.path });
  const name = (widget) => widget.content.path;
  if (restorer) void restorer.restore(tracker, { command: "briefing:preview", args, name });
}

/** Open the preview of a notebook, or go to the one that is open. */
export function openPreview(desk, path, { activate = true } = {}) {
  const known = desk.previews.get(path);
  const widget = known ?? made(desk, path);
  if (!known) {
    const notebook = desk.tracker.find((panel) => panel.context.path === path);
    const options = { mode: "split-right", ...(notebook ? { ref: notebook.id } : {}), activate };
    desk.app.shell.add(widget, desk.wide ? "main" : "right", options);
    void tracker.add(widget);
  }
  if (activate) desk.app.shell.activateById(widget.id);
  return widget;
}

function made(desk, path) {
  const { MainAreaWidget } = desk.lab.apputils;
  const { Widget } = desk.lab.widgets;
  const content = new Widget();
  content.addClass("briefing-preview");
  content.path = path;
  const sheet = paper(content.node);
  const widget = new MainAreaWidget({ content });
  widget.id = `briefing-preview-${encodeURIComponent(path)}`;
  widget.title.icon = icon(desk, "preview");
  widget.title.closable = true;
  named(widget, path);
  content.refresh = refresher(desk, content, sheet);
  desk.previews.set(path, widget);
  const leave = followed(desk, widget, (next) => {
    desk.previews.delete(content.path);
    desk.previews.set((content.path = next), widget);
    named(widget, next);
  });
  widget.disposed.connect(() => {
    leave();
    desk.previews.delete(content.path);
  });
  void content.refresh();
  return widget;
}

function named(widget, path) {
  widget.title.label = `Report: ${path.split("/").pop()}`;
  widget.title.caption = `The report of ${path}, as it was saved`;
}

/** A function that shows the report anew; asked meanwhile, it does so once more at the end. */
function refresher(desk, content, sheet) {
  let busy = null;
  let again = false;
  const once = async () => {
    sheet.busy();
    const told = await desk.ask("preview", { path: content.path }).catch((error) => ({ error }));
    if (content.isDisposed) return;
    if (told.error) sheet.refused(told.error.message);
    else await sheet.show(`${desk.app.serviceManager.serverSettings.baseUrl}briefing/page/${told.page}`, told);
  };
  return () => {
    again = Boolean(busy);
    busy ??= once().finally(() => {
      busy = null;
      if (again && !content.isDisposed) void content.refresh();
    });
    return busy;
  };
}
