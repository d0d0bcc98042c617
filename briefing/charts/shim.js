// What the small DOM of plotly-mirage lacks to draw a figure as a browser would: text
// widths, points along a path (arrowheads), base64, canvas pixels, chance that repeats.
(function () {
  "use strict";
  var root = globalThis;
  var widths = { regular: {}, bold: {} };

  root.addWidths = function (regular, bold) {
    Object.assign(widths.regular, regular);
    Object.assign(widths.bold, bold);
  };

  // The DOM asks for "width,height,ascent,descent" in pixels.
  root._measureTextRaw = function (text, family, size, weight) {
    var px = parseFloat(size) || 12;
    var bold = weight === "bold" || weight === "bolder" || parseInt(weight, 10) >= 600;
    var table = bold ? widths.bold : widths.regular;
    var em = 0;
    for (var char of String(text)) em += char in table ? table[char] : 0.6;
    return [em * px, 1.21 * px, 0.97 * px, 0.24 * px].join(",");
  };

  // Plotly warns there of a label between dollar signs, which it then prints as it is.
  root.console = root.console || {};
  ["error", "info", "log", "trace", "warn"].forEach(function (name) {
    root.console[name] = root.console[name] || function () {};
  });

  // mulberry32: names of clip paths must be the same on every run.
  var seed = 1;
  Math.random = function () {
    seed = (seed + 0x6d2b79f5) | 0;
    var t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };

  var ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  root.atob = function (text) {
    var out = "", bits = 0, count = 0;
    for (var char of String(text)) {
      var value = ALPHABET.indexOf(char);
      if (value < 0) continue;
      bits = ((bits << 6) | value) & 0xffffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        out += String.fromCharCode((bits >> count) & 255);
      }
    }
    return out;
  };

  // The corners of a path or line; curves count as straight lines between their ends.
  function corners(element) {
    if (element.tagName.toLowerCase() === "line") {
      return [
        [+element.getAttribute("x1"), +element.getAttribute("y1")],
        [+element.getAttribute("x2"), +element.getAttribute("y2")],
      ];
    }
    var points = [], x = 0, y = 0;
    var d = element.getAttribute("d") || "";
    for (var part of d.match(/[a-zA-Z][^a-zA-Z]*/g) || []) {
      var letter = part[0], upper = letter.toUpperCase(), relative = letter !== upper;
      var size = { M: 2, L: 2, T: 2, H: 1, V: 1, Q: 4, S: 4, C: 6, A: 7 }[upper];
      if (!size) continue;
      var numbers = (part.slice(1).match(/-?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?/gi) || []).map(Number);
      for (var i = 0; i + size <= numbers.length; i += size) {
        var last = numbers[i + size - 1], before = numbers[i + size - 2];
        if (upper !== "V") x = (relative ? x : 0) + (upper === "H" ? last : before);
        if (upper !== "H") y = (relative ? y : 0) + last;
        points.push([x, y]);
      }
    }
    return points;
  }

  function span(a, b) {
    return Math.hypot(b[0] - a[0], b[1] - a[1]);
  }

  root.Element.prototype.getTotalLength = function () {
    var points = corners(this), total = 0;
    for (var i = 1; i < points.length; i++) total += span(points[i - 1], points[i]);
    return total;
  };

  root.Element.prototype.getPointAtLength = function (length) {
    var points = corners(this), left = Math.max(0, length);
    for (var i = 1; i < points.length; i++) {
      var a = points[i - 1], b = points[i], step = span(a, b);
      if (left <= step && step > 0) {
        var share = left / step;
        return { x: a[0] + (b[0] - a[0]) * share, y: a[1] + (b[1] - a[1]) * share };
      }
      left -= step;
    }
    var end = points[points.length - 1] || [0, 0];
    return { x: end[0], y: end[1] };
  };

  // The DOM knows no "tag#id", by which plotly finds a clip path it has drawn before.
  var matches = root.Element.prototype.matches;
  root.Element.prototype.matches = function (selector) {
    var parts = /^([\w-]+)#([\w-]+)$/.exec(selector || "");
    if (!parts) return matches.call(this, selector);
    return this.id === parts[2] && this.tagName.toLowerCase() === parts[1].toLowerCase();
  };

  // Canvas pixels leave as the list of drawn rectangles; Python makes the PNG.
  var canvases = [];
  root._encodeCanvasToPNG = function (width, height, commands) {
    canvases.push([width, height, JSON.parse(commands)]);
    return "canvas:" + (canvases.length - 1);
  };

  // Plotly's last step asks for the drawing as text; we keep the tree, which needs no parsing.
  var drawing = null;
  function tree(node) {
    if (node.nodeType === 3) return node.nodeValue;
    if (node.nodeType !== 1) return "";
    var names = Object.assign({}, node._attributes, (node.style || {})._properties);
    for (var rule of String(names.style || "").split(";")) {
      var colon = rule.indexOf(":");
      if (colon > 0) names[rule.slice(0, colon).trim()] = rule.slice(colon + 1).trim();
    }
    delete names.style;
    return [node.tagName, names, node.childNodes.map(tree)];
  }
  root.XMLSerializer = function () {};
  root.XMLSerializer.prototype.serializeToString = function (node) {
    drawing = tree(node);
    return "";
  };

  root.traceTypes = function () {
    return JSON.stringify(Object.keys(Plotly.PlotSchema.get().traces));
  };

  root.draw = function (json) {
    var figure = JSON.parse(json);
    var width = figure.layout.width, height = figure.layout.height;
    var box = document.createElement("div");
    box.clientWidth = box.offsetWidth = width;
    box.clientHeight = box.offsetHeight = height;
    box.getBoundingClientRect = function () {
      return { left: 0, top: 0, right: width, bottom: height, width: width, height: height };
    };
    seed = 1;
    canvases = [];
    drawing = null;
    document.body.childNodes = [];
    document.body.appendChild(box);
    try {
      Plotly.newPlot(box, figure.data, figure.layout, { staticPlot: true });
      Plotly.Snapshot.toSVG(box, "svg");
      var shown = (box._fullData || []).filter(function (t) { return t.visible === true; });
      return JSON.stringify({
        drawing: drawing,
        canvases: canvases,
        visible: shown.map(function (t) { return t._input ? figure.data.indexOf(t._input) : -1; }),
      });
    } finally {
      try { Plotly.purge(box); } finally { document.body.childNodes = []; }
    }
  };
})();
