// What the small DOM of plotly-mirage lacks to draw a figure as a browser would: text
// widths, points along a path (arrowheads), base64, canvas pixels, chance that repeats.
(function () {
  "use strict";
  var root = globalThis;
  var widths = { regular: {}, bold: {} };

  root.addWidths = function (weight, table) {
    Object.assign(widths[weight], table);
  };

  // The DOM asks for "width,height,ascent,descent" in pixels.
  root._measureTextRaw = function (text, family, size, weight) {
    var px = parseFloat(size) || 12;
    var bold = weight === "bold" || weight === "bolder" || parseInt(weight, 10) >= 600;
    var table = bold ? widths.bold : widths.regular;
    var em = 0;
    for (var char of String(text)) {
      em += char in table ? table[char] : char in widths.regular ? widths.regular[char] : 0.6;
    }
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

  root.btoa = function (text) {
    var out = "";
    for (var i = 0; i < text.length; i += 3) {
      var bits = (text.charCodeAt(i) << 16) | (text.charCodeAt(i + 1) << 8) | text.charCodeAt(i + 2);
      for (var shift = 18; shift >= 0; shift -= 6) out += ALPHABET[(bits >> shift) & 63];
    }
    var fill = (3 - (text.length % 3)) % 3;
    return fill ? out.slice(0, -fill) + "==".slice(0, fill) : out;
  };

  // Plotly scales a picture of a pixel a value itself where a browser cannot show it sharp.
  root.navigator.userAgent = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
  root.CSS = { supports: function () { return true; } };

  // A picture is ready at once; what reads its pixels is not there, and fails.
  root.Image = function () {};
  root.Image.prototype.setAttribute = function () {
    if (this.onload) this.onload();
  };

  // The matrix of a transform, as d3 and the table ask for it.
  function times(m, n) {
    return [
      m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1],
      m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
      m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5],
    ];
  }

  function matrix(name, v) {
    if (name === "translate") return [1, 0, 0, 1, v[0], v[1] || 0];
    if (name === "scale") return [v[0], 0, 0, v.length > 1 ? v[1] : v[0], 0, 0];
    if (name === "matrix") return v;
    if (name !== "rotate") return [1, 0, 0, 1, 0, 0];
    var turn = (v[0] * Math.PI) / 180, cos = Math.cos(turn), sin = Math.sin(turn);
    var spin = [cos, sin, -sin, cos, 0, 0];
    if (v.length < 3) return spin;
    return times(times([1, 0, 0, 1, v[1], v[2]], spin), [1, 0, 0, 1, -v[1], -v[2]]);
  }

  function consolidated(text) {
    var found = null, step, steps = /(\w+)\s*\(([^)]*)\)/g;
    while ((step = steps.exec(text || ""))) {
      var next = matrix(step[1], (step[2].match(/-?[\d.]+(e[-+]?\d+)?/gi) || []).map(Number));
      found = found ? times(found, next) : next;
    }
    if (!found) return null;
    return { matrix: { a: found[0], b: found[1], c: found[2], d: found[3], e: found[4], f: found[5] } };
  }

  Object.defineProperty(root.Element.prototype, "transform", {
    get: function () {
      var element = this;
      return {
        baseVal: { consolidate: function () { return consolidated(element.getAttribute("transform")); } },
      };
    },
  });

  // Canvas pixels leave as the list of drawn rectangles and bytes; Python makes the PNG.
  var canvases = [];
  var getContext = root.HTMLCanvasElement.prototype.getContext;
  root.HTMLCanvasElement.prototype.getContext = function (type) {
    var context = getContext.call(this, type);
    if (context && !context.putImageData) {
      context.drawImage = function () {};
      context.createImageData = function (width, height) {
        return { width: width, height: height, data: new Uint8ClampedArray(4 * width * height) };
      };
      context.putImageData = function (picture, x, y) {
        var bytes = "", data = picture.data;
        for (var i = 0; i < data.length; i += 8192) {
          bytes += String.fromCharCode.apply(null, data.subarray(i, i + 8192));
        }
        this._commands.push({ op: "pixels", x: x, y: y, w: picture.width, h: picture.height, bytes: btoa(bytes) });
      };
    }
    return context;
  };
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

  // Plotly ends some drawings in promises, which are kept once `begin` has returned.
  var box = null, figure = null, failed = null;
  root.begin = function (json) {
    figure = JSON.parse(json);
    var width = figure.layout.width, height = figure.layout.height;
    box = document.createElement("div");
    box.clientWidth = box.offsetWidth = width;
    box.clientHeight = box.offsetHeight = height;
    box.getBoundingClientRect = function () {
      return { left: 0, top: 0, right: width, bottom: height, width: width, height: height };
    };
    seed = 1;
    canvases = [];
    drawing = failed = null;
    document.body.childNodes = [];
    document.body.appendChild(box);
    Plotly.newPlot(box, figure.data, figure.layout, { staticPlot: true }).catch(function (error) {
      failed = error;
    });
    return "";
  };

  root.finish = function () {
    try {
      if (failed) throw failed;
      Plotly.Snapshot.toSVG(box, "svg");
      var shown = (box._fullData || []).filter(function (t) { return t.visible === true; });
      return JSON.stringify({
        drawing: drawing,
        canvases: canvases,
        visible: shown.map(function (t) { return t._input ? figure.data.indexOf(t._input) : -1; }),
      });
    } finally {
      try { Plotly.purge(box); } finally { document.body.childNodes = []; box = figure = null; }
    }
  };
})();
