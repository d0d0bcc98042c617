// A sentence in the output of a cell, marked without touching what the cell shows.

const NAME = "briefing-sentence";
const SHOWN = 40; // times to look for it, while a cell far away is drawn
const PAUSE = 50; // milliseconds between two looks

/** Mark the sentence, bring it into view; the whole output where it is not found. */
export async function marked(cell, text) {
  await cell.ready;
  const wanted = plain(text);
  for (let look = 0; look < SHOWN; look += 1) {
    const output = cell.node.querySelector(".jp-Cell-outputWrapper");
    const range = output && wanted ? rangeOf(output, wanted) : null;
    if (range) return highlight(range);
    await new Promise((done) => setTimeout(done, PAUSE));
  }
  outlined(cell.node);
  return false;
}

/** The range of a sentence below a node, whatever elements its words stand in; null if none. */
export function rangeOf(node, wanted) {
  const letters = [];
  let spaced = true;
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const part = walker.currentNode;
    if (part.parentElement.closest("style, script")) continue;
    [...part.data].reduce((offset, letter) => {
      const space = /\s/.test(letter);
      if (!space || !spaced) letters.push({ letter: space ? " " : letter, part, offset });
      spaced = space;
      return offset + letter.length;
    }, 0);
  }
  return between(letters, wanted);
}

function between(letters, wanted) {
  const text = letters.map((one) => one.letter).join("");
  const at = text.indexOf(wanted);
  if (at < 0) return null;
  const first = [...text.slice(0, at)].length;
  const last = first + [...wanted].length - 1;
  const range = document.createRange();
  range.setStart(letters[first].part, letters[first].offset);
  range.setEnd(letters[last].part, letters[last].offset + letters[last].letter.length);
  return range;
}

function highlight(range) {
  if (window.CSS?.highlights) CSS.highlights.set(NAME, new Highlight(range));
  const place = range.startContainer.parentElement;
  place.scrollIntoView({ block: "center" });
  outlined(place.closest("li, p, tr, blockquote") ?? place);
  return true;
}

/** Outline an element for a while: seen where highlights are not known, too. */
function outlined(node) {
  for (const old of document.querySelectorAll(".briefing-shown")) old.classList.remove("briefing-shown");
  node.classList.add("briefing-shown");
}

function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}
