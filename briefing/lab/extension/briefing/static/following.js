// A preview follows its notebook.

/** Refresh the preview when its notebook is saved or run to its end; returns how to stop. */
export function followed(desk, widget, moved) {
  const { NotebookActions } = desk.lab.notebook;
  const bound = new Map();
  const refresh = () => void widget.content.refresh();
  const save = (_, state) => state === "completed" && refresh();
  const ran = (_, { notebook }) => {
    const panel = desk.tracker.find((one) => one.content === notebook);
    if (panel && bound.has(panel) && ended(notebook)) void stored(panel, refresh);
  };
  const bind = (_, panel) => {
    if (panel.context.path !== widget.content.path || bound.has(panel)) return;
    const path = () => moved(panel.context.path);
    panel.context.saveState.connect(save);
    panel.context.pathChanged.connect(path);
    const leave = () => {
      bound.delete(panel);
      panel.context.saveState.disconnect(save);
      panel.context.pathChanged.disconnect(path);
    };
    bound.set(panel, leave);
    panel.disposed.connect(leave);
  };
  desk.tracker.forEach((panel) => bind(null, panel));
  desk.tracker.widgetAdded.connect(bind);
  NotebookActions.selectionExecuted.connect(ran);
  return () => {
    desk.tracker.widgetAdded.disconnect(bind);
    NotebookActions.selectionExecuted.disconnect(ran);
    [...bound.values()].forEach((leave) => leave());
  };
}

/** True when nothing runs any more and the last code cell has run. */
function ended(notebook) {
  const cells = notebook.widgets.filter((cell) => cell.model.type === "code" && cell.model.sharedModel.getSource().trim());
  const last = cells.at(-1);
  return Boolean(last?.model.executionCount);
}

/** Save, as the preview shows what is saved; saving refreshes. */
async function stored(panel, refresh) {
  if (panel.context.model.readOnly || !panel.context.model.dirty) refresh();
  else await panel.context.save();
}
