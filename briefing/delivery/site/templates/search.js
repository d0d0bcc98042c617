// The search of this site. It loads one file beside it, asks nobody, and keeps nothing.
"use strict";
(() => {
  const form = document.getElementById("search");
  const listed = document.getElementById("listed");
  const found = document.getElementById("found");
  const results = document.getElementById("results");
  const more = document.getElementById("more");
  const told = document.getElementById("told");
  const asked = document.getElementById("asked");
  const names = ["topic", "marking", "status", "year"];
  const choice = Object.fromEntries(names.map((name) => [name, document.getElementById("by-" + name)]));
  const STEP = 30;
  const STATUS = { draft: "Draft", released: "Released", withdrawn: "Withdrawn" };
  const LETTERS = { ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ı: "i" };
  // Letters of China, Japan and Korea: words are not apart there, so that any part of one counts.
  const EAST = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
  let reports = null;
  let shown = 0;
  let hits = [];

  // Small letters without accents; the marks of kana stay, since they make other letters.
  const plain = (text) =>
    text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").normalize("NFC").toLowerCase()
      .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]);
  const split = (text) => text.match(/[\p{L}\p{N}\p{M}]+/gu) || [];
  const worded = (text) => " " + split(plain(text)).join(" ");
  const has = (field, word) => field.includes(EAST.test(word) ? word : " " + word);

  const load = (then) => {
    if (reports) return then();
    if (window.briefingWords) {
      reports = read(window.briefingWords);
      fill();
      return then();
    }
    const script = document.createElement("script");
    script.src = new URL("words.js", document.querySelector('script[src$="search.js"]').src).href;
    script.onload = () => load(then);
    script.onerror = () => { told.textContent = "The list of words could not be loaded. The lists below hold all reports."; };
    document.head.append(script);
  };

  const read = (given) => {
    const parts = given.parts.map(worded);
    const sources = given.sources.map(worded);
    return given.reports.map((row) => {
      const [href, title, line, topic, topicHref, marking, status, words, day, dayWords, kind, language, inside, from, pdf] = row;
      return {
        href, title, line, topic, topicHref, marking, status, words, day, dayWords, kind, language, pdf,
        year: day.slice(0, 4),
        fields: [
          [8, worded(title)], [6, worded(topic)], [3, worded(line)],
          [1, inside.map((n) => parts[n]).join(" ")], [1, from.map((n) => sources[n]).join(" ")],
        ],
      };
    });
  };

  const fill = () => {
    const order = ["TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR", ""];
    const values = {
      topic: (a, b) => a.localeCompare(b),
      marking: (a, b) => order.indexOf(a) - order.indexOf(b),
      status: () => 0,
      year: (a, b) => (a < b ? 1 : -1),
    };
    for (const name of names) {
      for (const value of [...new Set(reports.map((one) => one[name]))].sort(values[name])) {
        const option = document.createElement("option");
        option.value = name === "marking" ? value || "none" : value;
        option.textContent = name === "status" ? STATUS[value] : value || (name === "marking" ? "Not marked" : "None");
        choice[name].append(option);
      }
    }
  };

  const weigh = (one, words) => {
    let sum = 0;
    for (const word of words) {
      let best = 0;
      for (const [weight, field] of one.fields) if (weight > best && has(field, word)) best = weight;
      if (!best) return 0;
      sum += best;
    }
    return sum || 1;
  };
  const fits = (one) =>
    names.every((name) => !choice[name].value || (name === "marking" ? one.marking || "none" : one[name]) === choice[name].value);

  const search = () => {
    const words = split(plain(asked.value));
    const active = words.length > 0 || names.some((name) => choice[name].value);
    remember(active);
    listed.hidden = active;
    found.hidden = !active;
    if (!active) {
      told.textContent = "";
      return;
    }
    hits = reports.filter(fits).map((one, place) => [weigh(one, words), place, one])
      .filter(([weight]) => weight > 0).sort((a, b) => b[0] - a[0] || a[1] - b[1]).map(([, , one]) => one);
    told.textContent = hits.length === 0
      ? "Nothing found. Try fewer words, or the beginning of a word."
      : `${hits.length} of ${reports.length} reports`;
    shown = 0;
    results.replaceChildren();
    grow();
  };

  const grow = () => {
    results.append(...hits.slice(shown, shown + STEP).map(entry));
    shown += STEP;
    more.hidden = shown >= hits.length;
  };

  const made = (name, words, attributes = {}) => {
    const one = document.createElement(name);
    if (words) one.textContent = words;
    for (const [key, value] of Object.entries(attributes)) if (value) one.setAttribute(key, value);
    return one;
  };
  const spoken = (one) => (one.language === "en" ? "" : one.language);
  const entry = (one) => {
    const item = made("li");
    const head = made("h3");
    const link = made("a", "", { href: one.href });
    link.append(made("bdi", one.title, { lang: spoken(one) }));
    head.append(link);
    const labels = made("p", "", { class: "labels" });
    const tone = one.marking ? "tlp-" + one.marking.replace("+", ":").toLowerCase().split(":")[1] : "tlp-none";
    labels.append(
      made("span", one.marking || "Not marked", { class: "tlp " + tone, translate: one.marking && "no" }), " ",
      made("span", one.words, { class: "status " + (one.words.includes("superseded") ? "overtaken" : one.status) }),
    );
    item.append(head, labels);
    if (one.line) item.append(made("p", one.line, { class: "line", dir: "auto", lang: spoken(one) }));
    const meta = made("p", "", { class: "meta" });
    const topic = made("a", "", { href: one.topicHref });
    topic.append(made("bdi", one.topic.charAt(0).toUpperCase() + one.topic.slice(1)));
    meta.append(topic, " · " + one.kind + " · " + one.dayWords);
    if (one.pdf) {
      const pdf = made("a", "PDF", { href: one.pdf });
      pdf.append(made("span", ` of ${one.title}, ${one.words}, ${one.day}`, { class: "unseen" }));
      meta.append(" · ", pdf);
    }
    item.append(meta);
    return item;
  };

  // What is asked stands in the address, so that the way back and a link lead to it again.
  const remember = (active) => {
    const state = new URLSearchParams();
    if (asked.value) state.set("q", asked.value);
    for (const name of names) if (choice[name].value) state.set(name, choice[name].value);
    const address = location.pathname + location.search + (active ? "#" + state : "");
    try { history.replaceState(null, "", address); } catch { /* a browser may forbid it in a folder */ }
  };
  const recall = () => {
    const state = new URLSearchParams(location.hash.slice(1));
    if (![...state.keys()].some((key) => key === "q" || names.includes(key))) return;
    load(() => {
      asked.value = (state.get("q") || "").slice(0, 200);
      for (const name of names) choice[name].value = state.get(name) || "";
      for (const name of names) if (choice[name].selectedIndex < 0) choice[name].value = "";
      search();
    });
  };

  let waiting = 0;
  form.addEventListener("submit", (event) => { event.preventDefault(); load(search); });
  form.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(() => load(search), 80); });
  form.addEventListener("reset", () => setTimeout(() => { load(search); asked.focus(); }, 0));
  form.addEventListener("focusin", () => load(() => {}), { once: true });
  more.addEventListener("click", () => {
    const first = shown;
    grow();
    const next = results.children[first];
    if (next) next.querySelector("a").focus();
  });
  window.addEventListener("hashchange", recall);
  form.hidden = false;
  recall();
})();
