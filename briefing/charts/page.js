// Draws one figure in a browser's page and leaves the drawing in it as JSON, in base 64.
(async function () {
  "use strict";
  var seed = 1;
  Math.random = function () {
    seed = (seed + 0x6d2b79f5) | 0;
    var t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  function read(id) {
    return JSON.parse(document.getElementById(id).textContent);
  }

  function leave(result) {
    var bytes = new TextEncoder().encode(JSON.stringify(result)), text = "";
    for (var i = 0; i < bytes.length; i += 8192) {
      text += String.fromCharCode.apply(null, bytes.subarray(i, i + 8192));
    }
    document.body.innerHTML = "";
    document.head.innerHTML = "";
    document.body.textContent = "drawn:" + btoa(text) + ":end";
  }

  function tree(node) {
    if (node.nodeType === 3) return node.nodeValue;
    if (node.nodeType !== 1) return "";
    var names = {};
    // plotly stands this word for a quotation mark until it has the drawing as text
    for (var one of Array.from(node.attributes)) {
      names[one.name] = one.value.replace(/TOBESTRIPPED/g, "");
    }
    for (var rule of String(names.style || "").split(";")) {
      var colon = rule.indexOf(":");
      if (colon > 0) names[rule.slice(0, colon).trim()] = rule.slice(colon + 1).trim();
    }
    delete names.style;
    return [node.tagName, names, Array.from(node.childNodes).map(tree)];
  }

  var drawing = null;
  XMLSerializer.prototype.serializeToString = function (node) {
    drawing = tree(node);
    return "";
  };

  // What plotly leaves out of a map, it tells only here.
  var told = [];
  ["log", "trace", "warn", "error"].forEach(function (name) {
    console[name] = function () { told.push(Array.from(arguments).join(" ").replace(/^(LOG|WARN|ERROR): ?/, "")); };
  });

  try {
    var figure = read("figure"), box = document.getElementById("box");
    if (read("webgl") && !document.createElement("canvas").getContext("webgl")) {
      throw new Error("this browser has no WebGL, which 3-D and very many points need");
    }
    window.PlotlyGeoAssets = { topojson: read("outlines") };
    await Promise.all(read("fonts").map(function (font) { return document.fonts.load(font); }));
    Plotly.setPlotConfig({ logging: 2 });
    await Plotly.newPlot(box, figure.data, figure.layout, { staticPlot: true, plotGlPixelRatio: 2 });
    var lost = told.filter(function (line) { return /matching topojson|Unrecognized country/.test(line); });
    if (lost.length) throw new Error(lost.slice(0, 3).join(" "));
    Plotly.Snapshot.toSVG(box, "svg");
    var shown = (box._fullData || []).filter(function (t) { return t.visible === true; });
    leave({
      drawing: drawing,
      canvases: [],
      visible: shown.map(function (t) { return t._input ? figure.data.indexOf(t._input) : -1; }),
    });
  } catch (error) {
    leave({ error: String((error && error.message) || error).slice(0, 500) });
  }
})();
