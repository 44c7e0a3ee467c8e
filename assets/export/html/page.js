// The page: strokes from pointers and keys, and what the network predicts.

const model = JSON.parse(document.getElementById("model").textContent);
const network = networkOf(model, readWeights(document.getElementById("weights").textContent));
const byId = (id) => document.getElementById(id);
const canvas = byId("canvas");
const BLANK = new Uint8Array(SIDE * SIDE);
const CAPTIONS = {
  DIGITS: "If it were a digit:",
  GARMENTS: "If it were a garment:",
  OTHER: "If it were one of these:",
};

let strokes = [];

/** What was cleared, so that it can be undone. */
const past = [];

let tool = "PEN";
let current = null;
let pending = false;
let cursor = null;

function readWeights(text) {
  const bytes = Uint8Array.from(atob(text.trim()), (c) => c.charCodeAt(0));
  const view = new DataView(bytes.buffer);
  return Float32Array.from({ length: bytes.length / 4 }, (_, i) => view.getFloat32(4 * i, true));
}

// From strokes to a prediction

/** What the network predicts: {pixels, logits, probabilities, best, known}; null for nothing. */
function recognize(drawing) {
  const pixels = preprocess(drawing, model.domain, model.kind);
  if (pixels === null) {
    return null;
  }
  const logits = network(pixels);
  const probabilities = softmax(logits, model.temperature);
  const best = probabilities.indexOf(Math.max(...probabilities));
  const threshold = model.threshold ?? -Infinity;
  return { pixels, logits, probabilities, best, known: logSumExp(logits, 1) >= threshold };
}

function percent(share) {
  const value = 100 * share;
  if (value > 0 && value < 0.1) {
    return "< 0.1 %";
  }
  return value > 99.9 ? "> 99.9 %" : value.toFixed(1) + " %";
}

// What is shown

const rows = model.classes.map((name) => {
  const row = byId("bars").appendChild(document.createElement("div"));
  row.setAttribute("role", "listitem");
  const label = row.appendChild(document.createElement("span"));
  label.textContent = name;
  const track = row.appendChild(document.createElement("span"));
  track.className = "track";
  track.style.display = "block";
  const fill = track.appendChild(document.createElement("span"));
  fill.className = "fill";
  fill.style.display = "block";
  const share = row.appendChild(document.createElement("span"));
  share.className = "share";
  return { row, fill, share };
});

function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

function show(prediction) {
  showPixels(prediction === null ? BLANK : prediction.pixels);
  rows.forEach(({ row, fill, share }, i) => {
    const p = prediction === null ? 0 : prediction.probabilities[i];
    row.className = prediction !== null && prediction.known && i === prediction.best ? "best" : "";
    fill.style.transform = "scaleX(" + p + ")";
    share.textContent = prediction === null ? "" : percent(p);
  });
  byId("caption").hidden = prediction === null || prediction.known;
  if (prediction === null) {
    setText(byId("winner"), "");
    setText(byId("sentence"), "");
  } else if (prediction.known) {
    setText(byId("winner"), model.classes[prediction.best]);
    setText(byId("sentence"), percent(prediction.probabilities[prediction.best]) + " confident");
  } else {
    setText(byId("winner"), "Not sure");
    setText(byId("sentence"), guesses(prediction.probabilities));
  }
}

function guesses(probabilities) {
  const ranking = model.classes.map((name, i) => ({ name, p: probabilities[i] }));
  ranking.sort((a, b) => b.p - a.p);
  const names = ranking.slice(0, 3).map((each) => each.name);
  return (
    "This does not look like anything the model was trained on. Closest guesses: " +
    names.join(", ")
  );
}

function showPixels(pixels) {
  const context = byId("seen").getContext("2d");
  const image = context.createImageData(SIDE, SIDE);
  pixels.forEach((level, i) => image.data.set([level, level, level, 255], 4 * i));
  context.putImageData(image, 0, 0);
}

/** Predicts the drawing and shows what is predicted. */
function update() {
  const start = performance.now();
  const prediction = recognize(strokes);
  show(prediction);
  const millis = Math.max(1, Math.round(performance.now() - start));
  setText(byId("time"), strokes.length === 0 ? "" : "Computed in " + millis + " ms");
  byId("undo").disabled = strokes.length === 0 && past.length === 0;
  byId("clear").disabled = strokes.length === 0;
  byId("hint").style.visibility = strokes.length === 0 ? "visible" : "hidden";
  return prediction;
}

function changed() {
  if (!pending) {
    pending = true;
    requestAnimationFrame(() => {
      pending = false;
      paint();
      update();
    });
  }
}

function paint() {
  const side = Math.max(1, Math.round(canvas.clientWidth * devicePixelRatio));
  if (canvas.width !== side) {
    canvas.width = side;
    canvas.height = side;
  }
  const context = canvas.getContext("2d");
  const colours = getComputedStyle(document.documentElement);
  context.setTransform(side / CANVAS_SIZE, 0, 0, side / CANVAS_SIZE, 0, 0);
  context.clearRect(0, 0, CANVAS_SIZE, CANVAS_SIZE);
  context.lineCap = "round";
  context.lineJoin = "round";
  context.strokeStyle = colours.getPropertyValue("--ink");
  for (const stroke of strokes) {
    context.globalCompositeOperation = stroke.tool === "ERASER" ? "destination-out" : "source-over";
    context.lineWidth = stroke.width;
    context.beginPath();
    context.moveTo(stroke.points[0].x, stroke.points[0].y);
    for (const s of segments(stroke.points)) {
      context.bezierCurveTo(s.c1.x, s.c1.y, s.c2.x, s.c2.y, s.to.x, s.to.y);
    }
    context.lineTo(stroke.points.at(-1).x, stroke.points.at(-1).y);
    context.stroke();
  }
  context.globalCompositeOperation = "source-over";
  if (cursor !== null) {
    context.lineWidth = 1.5;
    context.strokeStyle = colours.getPropertyValue("--accent");
    context.beginPath();
    context.arc(cursor.x, cursor.y, Number(byId("width").value) / 2, 0, 2 * Math.PI);
    context.stroke();
  }
}

// Drawing

function begin(point) {
  current = { tool, points: [point], width: Number(byId("width").value), gray: 255 };
  strokes = [...strokes, current];
  changed();
}

function extend(point) {
  current.points.push(point);
  changed();
}

function pointOf(event) {
  const box = canvas.getBoundingClientRect();
  const scale = CANVAS_SIZE / canvas.clientWidth;
  // Ink beside the canvas would not be seen, but count.
  const onCanvas = (place) => Math.min(CANVAS_SIZE, Math.max(0, place * scale));
  return {
    x: onCanvas(event.clientX - box.left - canvas.clientLeft),
    y: onCanvas(event.clientY - box.top - canvas.clientTop),
  };
}

let pointer = null;

canvas.addEventListener("pointerdown", (event) => {
  if (pointer === null && event.button === 0) {
    pointer = event.pointerId;
    canvas.setPointerCapture(pointer);
    cursor = null;
    begin(pointOf(event));
  }
});

canvas.addEventListener("pointermove", (event) => {
  if (event.pointerId === pointer) {
    const all = event.getCoalescedEvents?.() ?? [];
    (all.length > 0 ? all : [event]).forEach((each) => extend(pointOf(each)));
  }
});

for (const name of ["pointerup", "pointercancel"]) {
  canvas.addEventListener(name, (event) => {
    if (event.pointerId === pointer) {
      pointer = null;
      current = null;
    }
  });
}

/** With the keyboard: arrows move, and Space held down draws. */
const held = new Set();
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

canvas.addEventListener("keydown", (event) => {
  if (!(event.key in ARROWS) && event.key !== " ") {
    return;
  }
  event.preventDefault();
  held.add(event.key);
  cursor ??= { x: CANVAS_SIZE / 2, y: CANVAS_SIZE / 2 };
  const clamp = (v) => Math.max(0, Math.min(CANVAS_SIZE, v));
  for (const key of held) {
    const [dx, dy] = ARROWS[key] ?? [0, 0];
    cursor = { x: clamp(cursor.x + 5 * dx), y: clamp(cursor.y + 5 * dy) };
  }
  if (held.has(" ") && pointer === null) {
    if (current === null) {
      begin(cursor);
    } else {
      extend(cursor);
    }
  }
  changed();
});

canvas.addEventListener("keyup", (event) => {
  held.delete(event.key);
  if (event.key === " " && pointer === null) {
    current = null;
  }
});

canvas.addEventListener("blur", () => {
  held.clear();
  cursor = null;
  if (pointer === null) {
    current = null;
  }
  changed();
});

function choose(name) {
  tool = name;
  byId("pen").setAttribute("aria-pressed", String(tool === "PEN"));
  byId("eraser").setAttribute("aria-pressed", String(tool === "ERASER"));
}

function undo() {
  if (pointer === null && current === null) {
    strokes = strokes.length === 0 && past.length > 0 ? past.pop() : strokes.slice(0, -1);
    changed();
  }
}

function clear() {
  if (pointer === null && strokes.length > 0) {
    past.push(strokes);
    current = null;
    strokes = [];
    changed();
  }
}

byId("pen").addEventListener("click", () => choose("PEN"));
byId("eraser").addEventListener("click", () => choose("ERASER"));
byId("undo").addEventListener("click", undo);
byId("clear").addEventListener("click", clear);

document.addEventListener("keydown", (event) => {
  const key = event.key.toLowerCase();
  if ((event.ctrlKey || event.metaKey) && key === "z") {
    event.preventDefault();
    undo();
  } else if (event.ctrlKey || event.metaKey || event.altKey) {
    return;
  } else if (key === "p" || key === "e") {
    choose(key === "p" ? "PEN" : "ERASER");
  } else if (key === "delete" || key === "backspace") {
    clear();
  }
});

// Dark and light

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

function isDark() {
  return (document.documentElement.dataset.theme ?? (systemIsDark.matches ? "dark" : "light")) === "dark";
}

function showTheme() {
  byId("theme").textContent = isDark() ? "Light" : "Dark";
  byId("theme").setAttribute("aria-label", isDark() ? "Light colours" : "Dark colours");
  paint();
}

byId("theme").addEventListener("click", () => {
  document.documentElement.dataset.theme = isDark() ? "light" : "dark";
  showTheme();
});
systemIsDark.addEventListener("change", showTheme);
addEventListener("resize", changed);

// The check

function drawingOf(vector) {
  return vector.strokes.map(({ width, points }) => ({
    tool: "PEN",
    width,
    gray: 255,
    points: points.map(([x, y]) => ({ x, y })),
  }));
}

/** Draws the test vectors, and compares pixels and logits with what the program computed. */
function checkPage() {
  let pixels = 0;
  let winners = 0;
  let farthest = 0;
  for (const vector of model.vectors) {
    const prediction = recognize(drawingOf(vector));
    const expected = Uint8Array.from(atob(vector.pixels), (c) => c.charCodeAt(0));
    const seen = prediction === null ? BLANK : prediction.pixels;
    pixels += seen.every((level, i) => level === expected[i]) ? 1 : 0;
    if (prediction !== null) {
      const best = vector.logits.indexOf(Math.max(...vector.logits));
      winners += prediction.best === best ? 1 : 0;
      vector.logits.forEach((logit, i) => {
        farthest = Math.max(farthest, Math.abs(logit - prediction.logits[i]));
      });
    }
  }
  const all = model.vectors.length;
  const right = pixels === all && winners === all && farthest < 1e-3;
  return (
    (right ? "This page computes what Sketch28 computes. " : "This page does not compute the same. ") +
    pixels + " of " + all + " drawings have the same pixels, and " + winners +
    " the same winner; logits differ by at most " + farthest.toExponential(1) + "."
  );
}

byId("check").addEventListener("click", () => {
  byId("checked").textContent = "Checking…";
  setTimeout(() => (byId("checked").textContent = checkPage()), 20);
});

for (const line of model.results ?? []) {
  byId("card").hidden = false;
  byId("results").appendChild(document.createElement("li")).textContent = line;
}

byId("caption").textContent = CAPTIONS[model.kind];
showTheme();
update();
// Browsers compile what has run a few times; the first stroke need not wait for that.
setTimeout(() => model.vectors.slice(0, 5).forEach((v) => recognize(drawingOf(v))), 50);

/** For tests: draws a drawing, and shows and returns what is predicted. */
window.sketch28 = {
  draw(drawing) {
    strokes = drawing;
    paint();
    return update();
  },
  check: checkPage,
};
