// A preview follows its notebook.

const PATIENCE = 700; // milliseconds: whoever runs a cell and then saves is let go first

/** Refresh the preview when its notebook is saved or run to its end; returns how to stop. */
export function followed(desk, widget, moved) {
  const { NotebookActions } = desk.lab.notebook;
  const bound = new Map();
  const refresh = () => void widget.content.refresh();
  let saving = false; // two saves at once would look like a change by somebody else
  const save = (_, state) => {
    saving = state === "started";
    if (state === "completed") refresh();
  };
  const ran = (_, { notebook }) => {
    const panel = desk.tracker.find((one) => one.content === notebook);
    if (!panel || !bound.has(panel) || !ended(notebook)) return;
    setTimeout(() => {
      if (bound.has(panel) && !saving) void stored(panel, refresh);
    }, PATIENCE);
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
      panel.disposed.disconnect(leave);
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

/** True when the last code cell was run after all others; JupyterLab 4.3 does not tell which ran. */
function ended(notebook) {
  const full = (cell) => cell.model.type === "code" && cell.model.sharedModel.getSource().trim();
  const counts = notebook.widgets.filter(full).map((cell) => cell.model.executionCount ?? 0);
  return counts.length > 0 && counts.at(-1) > 0 && counts.at(-1) === Math.max(...counts);
}

/** Save, as the preview shows what is saved; saving refreshes. */
async function stored(panel, refresh) {
  if (panel.context.model.readOnly || !panel.context.model.dirty) refresh();
  else await panel.context.save();
}
