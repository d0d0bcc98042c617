// The desk: JupyterLab, its notebooks, and the server's part of the kit.

const SILENT =
  "Jupyter's server does not answer. Look whether `briefing lab` still runs in its terminal; then " +
  "try again.";

/** What the parts of this extension share. */
export class Desk {
  constructor(lab, app, tracker) {
    this.lab = lab;
    this.app = app;
    this.tracker = tracker;
    this.previews = new Map(); // open previews by the path of their notebook
  }

  /** True in JupyterLab, where panels stand side by side; Notebook 7 shows one. */
  get wide() {
    return this.app.name === "JupyterLab";
  }

  /** The notebook the analyst is in, when it is a briefing. */
  get current() {
    const panel = this.tracker.currentWidget;
    return panel && isBriefing(panel) ? panel : null;
  }

  /** Ask the server's part of the kit. Throws an Error whose message is the sentence to show. */
  async ask(verb, given = {}) {
    const { ServerConnection } = this.lab.services;
    const settings = this.app.serviceManager.serverSettings;
    const address = `${settings.baseUrl}briefing/api/${verb}`;
    const init = { method: "POST", body: JSON.stringify(given) };
    const answer = await ServerConnection.makeRequest(address, init, settings).catch(() => {
      throw new Error(SILENT);
    });
    const told = await answer.json().catch(() => ({}));
    if (answer.ok) return told;
    throw new Error(told.message || missing(answer.status));
  }

  /** Tell the analyst what went wrong, and what to do. */
  async tell(title, error) {
    const { Dialog, showDialog } = this.lab.apputils;
    const body = new this.lab.widgets.Widget({ node: paragraphs(String(error.message || error)) });
    await showDialog({ title, body, buttons: [Dialog.okButton({ label: "Close" })] });
  }

  /** Do something, and tell when it fails; what it returned, or undefined. */
  async attempt(title, act) {
    try {
      return await act();
    } catch (error) {
      await this.tell(title, error);
      return undefined;
    }
  }
}

/** True for a notebook with a parameters cell that imports the kit. */
export function isBriefing(panel) {
  const cells = panel.content?.widgets ?? [];
  const uses = /^\s*(?:from|import)\s+briefing\b/m;
  return Boolean(parametersCell(panel)) && cells.some((cell) => uses.test(source(cell)));
}

/** The cell tagged `parameters`; undefined when there is none. */
export function parametersCell(panel) {
  const cells = panel.content?.widgets ?? [];
  return cells.find((cell) => (cell.model.getMetadata("tags") ?? []).includes("parameters"));
}

/** The source of a cell. */
export function source(cell) {
  return cell.model.sharedModel.getSource();
}

function missing(status) {
  if (status === 401 || status === 403) {
    return "You are not logged in to Jupyter's server any more. Save what you can, and load this page again.";
  }
  return status === 404
    ? "The server's part of the kit does not answer. Start JupyterLab with `briefing lab`, or " +
        "enable it: jupyter server extension enable briefing.lab"
    : `The server answered ${status}. Its log tells why.`;
}

function paragraphs(text) {
  const node = document.createElement("div");
  node.className = "briefing-said";
  for (const line of text.split("\n").filter((one) => one.trim())) {
    const paragraph = document.createElement("p");
    paragraph.textContent = line;
    node.append(paragraph);
  }
  return node;
}
