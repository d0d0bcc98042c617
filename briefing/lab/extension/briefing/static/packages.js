// The packages of JupyterLab that this extension uses, taken from those it shares.

const NEEDED = {
  application: "@jupyterlab/application",
  apputils: "@jupyterlab/apputils",
  coreutils: "@jupyterlab/coreutils",
  notebook: "@jupyterlab/notebook",
  services: "@jupyterlab/services",
  ui: "@jupyterlab/ui-components",
  widgets: "@lumino/widgets",
};
// Notebook 7 has no launcher.
const WELCOME = { launcher: "@jupyterlab/launcher" };

/** Every package by its short name; null for one that may be missing and is. */
export async function packages(scope) {
  const found = {};
  for (const [short, name] of Object.entries(NEEDED)) {
    if (!scope[name]) throw new Error(`this Jupyter shares no ${name}`);
    found[short] = await loaded(scope[name]);
  }
  for (const [short, name] of Object.entries(WELCOME)) {
    found[short] = scope[name] ? await loaded(scope[name]) : null;
  }
  return found;
}

/** The module of a package: the application's own, not a copy that another extension brought. */
async function loaded(versions) {
  const all = Object.values(versions);
  const own = (one) => /application-top|core|jupyter-notebook/i.test(String(one.from));
  const chosen = all.find(own) || all.find((one) => one.loaded) || all[0];
  const factory = await chosen.get();
  return factory();
}
