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
    desk.app.shell.add(widget, desk.wide ? "main" : "right", { ...beside(desk, path), activate });
    void tracker.add(widget);
  }
  if (activate) desk.app.shell.activateById(widget.id);
  return widget;
}

/** Where a preview goes: to the others, else to the right of its notebook. */
function beside(desk, path) {
  const other = [...desk.previews.values()].find((one) => one.isAttached);
  if (other) return { mode: "tab-after", ref: other.id };
  const notebook = desk.tracker.find((panel) => panel.context.path === path);
  return { mode: "split-right", ...(notebook ? { ref: notebook.id } : {}) };
}

function made(desk, path) {
  const { MainAreaWidget } = desk.lab.apputils;
  const { Widget } = desk.lab.widgets;
  const content = new Widget();
  content.addClass("briefing-preview");
  content.path = path;
  const sheet = paper(content.node);
  const widget = new MainAreaWidget({ content });
  widget.toolbar.hide(); // it is empty
  widget.title.icon = icon(desk, "preview");
  widget.title.closable = true;
  named(widget, path);
  Object.assign(content, shower(desk, content, sheet));
  desk.previews.set(path, widget);
  const leave = followed(desk, widget, (next) => {
    desk.previews.delete(content.path);
    desk.previews.set((content.path = next), widget);
    named(widget, next);
    void tracker.save(widget); // so that it comes back under its new name
  });
  widget.disposed.connect(() => {
    leave();
    desk.previews.delete(content.path);
  });
  void content.refresh();
  return widget;
}

function named(widget, path) {
  widget.id = `briefing-preview-${encodeURIComponent(path)}`;
  widget.title.label = `Report: ${path.split("/").pop()}`;
  widget.title.caption = `The report of ${path}, as it was saved`;
}

function address(desk, page) {
  return `${desk.app.serviceManager.serverSettings.baseUrl}briefing/page/${page}`;
}

/** How the report is shown: anew, and once more when asked meanwhile; or as it was released. */
function shower(desk, content, sheet) {
  let busy = null;
  let again = false;
  const once = async () => {
    sheet.busy();
    const told = await desk.ask("preview", { path: content.path }).catch((error) => ({ error }));
    if (content.isDisposed) return;
    const refused = told.error?.message || told.refused;
    if (refused) sheet.refused(refused);
    else await sheet.show(address(desk, told.page), told);
  };
  const refresh = () => {
    again = Boolean(busy);
    busy ??= once().finally(() => {
      busy = null;
      if (again && !content.isDisposed) void refresh();
    });
    return busy;
  };
  const released = async (told) => {
    while (busy) await busy; // what was saved before is not to take the place of what was signed
    if (!content.isDisposed) await sheet.show(address(desk, told.page), told);
  };
  return { refresh, released };
}
