"use strict";
// Each still figure becomes one that answers to the pointer, once it comes near the window. The
// still one keeps its place below, for print and for whatever goes wrong.
(() => {
  const boxes = document.querySelectorAll("[data-live]");
  if (!window.DecompressionStream || !window.IntersectionObserver) return;
  const CONFIG = {
    displayModeBar: false, showTips: false, scrollZoom: false, responsive: false, logging: 0,
    plotlyServerURL: "", editable: false,
  };
  const text = (id) => document.getElementById(id).textContent;
  let started;

  async function load() {
    const packed = Uint8Array.from(atob(text("plotly")), (letter) => letter.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
    window.process ??= { env: {} }; // the large bundle asks it whether it is being tested
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    window.Plotly.setPlotConfig({ logging: 0 }); // of a figure alone it says nothing of layouts
    await document.fonts.ready;
  }

  async function enliven(box) {
    const still = box.querySelector("svg");
    const place = document.createElement("div");
    place.className = "live";
    try {
      await (started ??= load());
      const { data, layout } = JSON.parse(text(box.dataset.live));
      const fit = () => {
        const scale = still.getBoundingClientRect().width / layout.width;
        place.style.transform = `scale(${scale})`;
      };
      const family = still.getAttribute("font-family");
      layout.font.family = family;
      layout.hoverlabel = { align: "left", namelength: -1, ...layout.hoverlabel };
      layout.hoverlabel.font = { size: 12, ...layout.hoverlabel.font, family };
      layout.dragmode ??= false;
      fit();
      box.append(place);
      await window.Plotly.newPlot(place, data, layout, CONFIG);
      box.classList.add("drawn");
      new ResizeObserver(fit).observe(still);
    } catch {
      place.remove();
    }
  }

  const near = new IntersectionObserver(
    (seen) => seen.filter((one) => one.isIntersecting).forEach(({ target }) => {
      near.unobserve(target);
      enliven(target);
    }),
    { rootMargin: "600px" },
  );
  boxes.forEach((box) => near.observe(box));
})();
