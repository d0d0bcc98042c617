// The container of this extension, written by hand: JupyterLab loads it as a script, hands it the
// packages it shares (`init`), and asks it for the plugins (`get`). There is no build step.
(() => {
  const place = document.currentScript.src;
  let shared;

  /** Keep the packages that JupyterLab shares. */
  function init(scope) {
    shared = scope;
  }

  /** The module of that name, as a function that returns it. */
  async function get(name) {
    if (name !== "./extension") throw new Error(`the extension briefing has no module ${name}`);
    const [{ packages }, { plugins }] = await Promise.all([
      import(new URL("./packages.js", place)),
      import(new URL("./plugins.js", place)),
    ]);
    const found = { __esModule: true, default: plugins(await packages(shared)) };
    return () => found;
  }

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["briefing"] = { init, get };
})();
