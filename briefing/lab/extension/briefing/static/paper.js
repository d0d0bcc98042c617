// The sheet a report is shown on: a frame in which nothing runs, and a line above it.

// No script, no form, no request of its own; same-origin only lets this page keep the place read.
const SANDBOX = "allow-same-origin";

/** What can be shown on it: `busy`, `show` a page, `refused` with the reason. */
export function paper(node) {
  const line = element("div", "briefing-line");
  line.setAttribute("role", "status");
  const why = element("div", "briefing-why");
  why.hidden = true;
  const sheets = element("div", "briefing-sheets");
  node.append(line, why, sheets);
  return {
    busy: () => (line.textContent = "Making the report …"),
    show: (address, told) => {
      why.hidden = true;
      sheets.hidden = false;
      return turned(sheets, address).then(() => line.replaceChildren(...lines(told)));
    },
    refused: (message) => {
      line.textContent = "No report to show";
      why.replaceChildren(...reasons(message));
      why.hidden = false;
      sheets.hidden = true;
    },
  };
}

/** Load the page behind the old one, then take its place, at the same height. */
function turned(sheets, address) {
  const frame = element("iframe", "briefing-sheet");
  frame.setAttribute("sandbox", SANDBOX);
  frame.setAttribute("referrerpolicy", "no-referrer");
  frame.title = "The report";
  return new Promise((done) => {
    frame.addEventListener("load", () => {
      if (frame.isConnected) swapped(frame);
      done();
    });
    frame.src = address;
    sheets.append(frame);
  });
}

function swapped(frame) {
  const page = frame.contentDocument;
  const old = frame.previousElementSibling;
  const height = old?.contentDocument?.scrollingElement?.scrollTop ?? 0;
  if (page?.scrollingElement) page.scrollingElement.scrollTop = height;
  page?.addEventListener("click", outside);
  while (frame.previousElementSibling) frame.previousElementSibling.remove();
}

/** A link that leads out of the report opens beside JupyterLab, not in the sheet. */
function outside(event) {
  const link = event.target.closest?.("a[href]");
  if (!link || link.getAttribute("href").startsWith("#")) return;
  event.preventDefault();
  if (/^https?:$/.test(link.protocol) && link.origin !== location.origin) {
    window.open(link.href, "_blank", "noopener,noreferrer");
  }
}

function lines({ sentence, draft, warnings = [], saved = 0 }) {
  const time = new Date(saved * 1000).toLocaleTimeString();
  const line = sentence || (draft ? `Draft, as saved at ${time}: ${draft}` : `As saved at ${time}`);
  const found = [element("span", draft ? "briefing-draft" : "", line)];
  if (!warnings.length) return found;
  const more = element("details", "");
  more.append(element("summary", "", `${warnings.length} to look at`));
  more.append(...warnings.map((warning) => element("p", "", warning)));
  return [...found, more];
}

function reasons(message) {
  const again = "The preview follows by itself when the notebook is saved, or has run to its end.";
  const here = /run it first/.test(message) ? ["Here: Run › Run All Cells."] : [];
  return [message, ...here, again].map((text) => element("p", "", text));
}

function element(tag, name, text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.textContent = text;
  return made;
}
