// Three pictures of this extension, in the colours of JupyterLab's theme.

const FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">';
const SHAPES = {
  briefing: "M5 2h10l4 4v16H5zm2 2v16h10V7h-3V4zm2 6h6v2H9zm0 4h6v2H9z",
  preview: "M3 4h18v16H3zm2 2v12h6V6zm8 0v12h6V6zm1.500 2h3v1.500h-3zm0 3h3v1.500h-3z",
  report: "M6 2h9l4 4v7h-2V7h-3V4H8v16h4v2H6zm10 13h2v4h2.500L17 23l-3.500-4H16z",
  release: "M9.500 16.200 5.300 12l-1.400 1.400 5.600 5.600 11-11-1.400-1.400z",
};
const made = new Map();

/** The icon of that name. */
export function icon(desk, name) {
  if (!made.has(name)) {
    const svgstr = `${FRAME}<path class="jp-icon3 jp-icon-selectable" fill="#616161" fill-rule="evenodd" d="${SHAPES[name]}"/></svg>`;
    made.set(name, new desk.lab.ui.LabIcon({ name: `briefing:${name}`, svgstr }));
  }
  return made.get(name);
}
