// From strokes to the 28 × 28 bytes that the network sees: the program's own preprocessing,
// function by function (packages org.sketch28.image, image.drawing and image.preprocess). Only
// sums, products, quotients and square roots decide the bytes, so that they are the same here.
//
// A stroke is {tool: "PEN" | "ERASER", points: [{x, y}, …], width, gray}, in canvas units.

const SIDE = 28;
const CANVAS_SIZE = 280;

// StrokePoint

function distance(a, b) {
  const dx = a.x - b.x;
  const dy = a.y - b.y;
  return Math.sqrt(dx * dx + dy * dy);
}

function lengthOf(points) {
  let length = 0;
  for (let i = 1; i < points.length; i++) {
    length += distance(points[i - 1], points[i]);
  }
  return length;
}

// GrayImage: {width, height, pixels: Uint8Array}

function grayImage(width, height, level) {
  const pixels = new Uint8Array(width * height);
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i++) {
      pixels[i] = Math.max(0, Math.min(255, level(x, y)));
    }
  }
  return { width, height, pixels };
}

function getOrZero(image, x, y) {
  return x < 0 || y < 0 || x >= image.width || y >= image.height
    ? 0
    : image.pixels[y * image.width + x];
}

function crop(image, x, y, width, height) {
  return grayImage(width, height, (u, v) => getOrZero(image, x + u, y + v));
}

function inkBox(image, threshold) {
  let left = image.width;
  let right = -1;
  let top = image.height;
  let bottom = -1;
  for (let y = 0; y < image.height; y++) {
    for (let x = 0; x < image.width; x++) {
      if (image.pixels[y * image.width + x] > threshold) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = y;
      }
    }
  }
  return right < 0
    ? null
    : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
}

// SmoothPath: a centripetal Catmull-Rom spline as cubic Bézier segments

function segments(points) {
  const p = distinct(points);
  const result = [];
  for (let i = 0; i + 1 < p.length; i++) {
    const before = p[Math.max(0, i - 1)];
    const from = p[i];
    const to = p[i + 1];
    const after = p[Math.min(p.length - 1, i + 2)];
    result.push({ from, c1: control(from, before, to), c2: control(to, after, from), to });
  }
  return result;
}

function segmentAt(s, t) {
  const u = 1 - t;
  const a = u * u * u;
  const b = 3 * u * u * t;
  const c = 3 * u * t * t;
  const d = t * t * t;
  return {
    x: a * s.from.x + b * s.c1.x + c * s.c2.x + d * s.to.x,
    y: a * s.from.y + b * s.c1.y + c * s.c2.y + d * s.to.y,
  };
}

function control(at, behind, ahead) {
  const d1 = Math.sqrt(distance(at, behind));
  const d2 = Math.sqrt(distance(at, ahead));
  if (d1 < 1e-9) {
    return { x: at.x + (ahead.x - at.x) / 3, y: at.y + (ahead.y - at.y) / 3 };
  }
  const scale = 1 / (3 * d1 * (d1 + d2));
  const weight = 2 * d1 * d1 + 3 * d1 * d2 + d2 * d2;
  return {
    x: (d1 * d1 * ahead.x - d2 * d2 * behind.x + weight * at.x) * scale,
    y: (d1 * d1 * ahead.y - d2 * d2 * behind.y + weight * at.y) * scale,
  };
}

function distinct(points) {
  const result = [];
  for (const point of points) {
    if (result.length === 0 || distance(point, result[result.length - 1]) > 1e-6) {
      result.push(point);
    }
  }
  return result;
}

// Polyline: the smoothed curve as straight pieces, [x0, y0, x1, y1, …] in pixels

const TOLERANCE = 0.05;

function polyline(points, place) {
  const all = segments(points);
  const corners = [
    points[0].x * place.scale + place.x,
    points[0].y * place.scale + place.y,
  ];
  for (const segment of all) {
    const count = pieces(segment, place.scale);
    for (let piece = 1; piece <= count; piece++) {
      const at = segmentAt(segment, piece / count);
      corners.push(at.x * place.scale + place.x, at.y * place.scale + place.y);
    }
  }
  return corners;
}

function pieces(s, scale) {
  const x1 = s.from.x - 2 * s.c1.x + s.c2.x;
  const y1 = s.from.y - 2 * s.c1.y + s.c2.y;
  const x2 = s.c1.x - 2 * s.c2.x + s.to.x;
  const y2 = s.c1.y - 2 * s.c2.y + s.to.y;
  const bend = Math.sqrt(Math.max(x1 * x1 + y1 * y1, x2 * x2 + y2 * y2)) * scale;
  return Math.max(1, Math.ceil(Math.sqrt((0.75 * bend) / TOLERANCE)));
}

// Skeleton: the lines that the eraser left

const STEP = 1;
const MOST_SAMPLES = 100000;

function skeleton(strokes) {
  let lines = [];
  for (const stroke of strokes) {
    if (stroke.tool === "ERASER") {
      const eraser = pointIndex(dense(stroke.points), stroke.width / 2);
      const left = [];
      lines.forEach((line) => cut(line, eraser, left));
      lines = left;
    } else {
      lines.push(stroke);
    }
  }
  return lines;
}

function bounds(lines) {
  if (lines.length === 0) {
    return null;
  }
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const line of lines) {
    const curve = polyline(line.points, { scale: 1, x: 0, y: 0 });
    for (let i = 0; i < curve.length; i += 2) {
      left = Math.min(left, curve[i]);
      right = Math.max(right, curve[i]);
      top = Math.min(top, curve[i + 1]);
      bottom = Math.max(bottom, curve[i + 1]);
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function cut(line, eraser, left) {
  const samples = dense(line.points);
  if (!samples.some((point) => hasNear(eraser, point))) {
    left.push(line);
    return;
  }
  let run = [];
  for (const point of samples) {
    if (hasNear(eraser, point)) {
      addUnlessTiny(line, run, left);
      run = [];
    } else {
      run.push(point);
    }
  }
  addUnlessTiny(line, run, left);
}

function addUnlessTiny(line, run, left) {
  if (run.length * STEP > line.width / 2) {
    left.push({ ...line, points: run });
  }
}

function dense(points) {
  const result = [points[0]];
  const all = segments(points);
  let length = 0;
  for (const s of all) {
    length += distance(s.from, s.to);
  }
  const step = Math.max(STEP, length / MOST_SAMPLES);
  for (const s of all) {
    const count = Math.max(1, Math.ceil(distance(s.from, s.to) / step));
    for (let i = 1; i <= count; i++) {
      result.push(segmentAt(s, i / count));
    }
  }
  return result;
}

// PointIndex: points in the cells of a grid, so that a near one is found quickly

function pointIndex(points, radius) {
  const cells = new Map();
  const key = (x, y) => Math.floor(x / radius) + ":" + Math.floor(y / radius);
  for (const point of points) {
    const at = key(point.x, point.y);
    if (!cells.has(at)) {
      cells.set(at, []);
    }
    cells.get(at).push(point);
  }
  return { cells, radius };
}

function hasNear(index, point) {
  const column = Math.floor(point.x / index.radius);
  const row = Math.floor(point.y / index.radius);
  for (let y = row - 1; y <= row + 1; y++) {
    for (let x = column - 1; x <= column + 1; x++) {
      for (const other of index.cells.get(x + ":" + y) || []) {
        if (distance(point, other) <= index.radius) {
          return true;
        }
      }
    }
  }
  return false;
}

// LinePlacement

function centred(box, scale, side) {
  return {
    scale,
    x: side / 2 - (box.x + box.width / 2) * scale,
    y: side / 2 - (box.y + box.height / 2) * scale,
  };
}

// LineRasterizer

const SHORTEST_SQUARED = 1e-12;
const LEVEL = 1e-3;

function rasterizeLines(lines, width, height, place, pen) {
  const core = Math.max(0, pen / 2 - 0.5);
  const raster = {
    width,
    height,
    reach: pen / 2 + 0.5,
    full: core * core,
    levels: new Float64Array(width * height),
    nearest: new Float64Array(width * height).fill(Infinity),
  };
  for (const line of lines) {
    drawLine(raster, polyline(line.points, place), line.gray / 255);
  }
  const levels = raster.levels;
  return grayImage(width, height, (x, y) => Math.floor(levels[y * width + x] * 255 + 0.5));
}

function drawLine(raster, corners, gray) {
  raster.left = raster.width;
  raster.right = -1;
  raster.top = raster.height;
  raster.bottom = -1;
  if (corners.length === 2) {
    measure(raster, corners[0], corners[1], corners[0], corners[1]);
  }
  for (let i = 2; i < corners.length; i += 2) {
    measure(raster, corners[i - 2], corners[i - 1], corners[i], corners[i + 1]);
  }
  cover(raster, gray);
}

function measure(raster, ax, ay, bx, by) {
  const { width, height, reach } = raster;
  const uy = by - ay;
  const y0 = Math.max(0, Math.floor(Math.min(ay, by) - reach));
  const y1 = Math.min(height - 1, Math.floor(Math.max(ay, by) + reach));
  for (let y = y0; y <= y1; y++) {
    let from = 0;
    let to = 1;
    if (uy > LEVEL || uy < -LEVEL) {
      const middle = (y + 0.5 - ay) / uy;
      const half = Math.abs(reach / uy);
      from = Math.max(0, Math.min(1, middle - half));
      to = Math.max(0, Math.min(1, middle + half));
    }
    const x = ax + from * (bx - ax);
    const end = ax + to * (bx - ax);
    const x0 = Math.max(0, Math.floor(Math.min(x, end) - reach));
    const x1 = Math.min(width - 1, Math.floor(Math.max(x, end) + reach));
    raster.left = Math.min(raster.left, x0);
    raster.right = Math.max(raster.right, x1);
    measureRow(raster, y, x0, x1, ax, ay, bx - ax, uy);
  }
  raster.top = Math.min(raster.top, y0);
  raster.bottom = Math.max(raster.bottom, y1);
}

function measureRow(raster, y, x0, x1, ax, ay, ux, uy) {
  const { nearest, full, width } = raster;
  const squared = ux * ux + uy * uy;
  const inverse = squared > SHORTEST_SQUARED ? 1 / squared : 0;
  const py = y + 0.5 - ay;
  for (let x = x0; x <= x1; x++) {
    const i = y * width + x;
    if (nearest[i] > full) {
      const px = x + 0.5 - ax;
      let along = (px * ux + py * uy) * inverse;
      if (along < 0) {
        along = 0;
      } else if (along > 1) {
        along = 1;
      }
      const dx = px - along * ux;
      const dy = py - along * uy;
      const squaredDistance = dx * dx + dy * dy;
      if (squaredDistance < nearest[i]) {
        nearest[i] = squaredDistance;
      }
    }
  }
}

function cover(raster, gray) {
  const { nearest, levels, reach, width } = raster;
  for (let y = raster.top; y <= raster.bottom; y++) {
    for (let i = y * width + raster.left; i <= y * width + raster.right; i++) {
      if (nearest[i] < reach * reach) {
        const coverage = Math.min(1, reach - Math.sqrt(nearest[i]));
        levels[i] += (gray - levels[i]) * coverage;
      }
      nearest[i] = Infinity;
    }
  }
}

// ZeroMark: the slash or the dot in a zero

const LEAST_TURN = (300 / 180) * Math.PI;

function withoutZeroMark(strokes) {
  if (strokes.length !== 2 || strokes.some((stroke) => stroke.tool !== "PEN")) {
    return strokes;
  }
  const loop = boxOf(strokes[0].points);
  return isLoop(strokes[0].points, loop) && isMark(strokes[1].points, loop)
    ? strokes.slice(0, 1)
    : strokes;
}

function boxOf(points) {
  let left = Infinity;
  let right = -Infinity;
  let top = Infinity;
  let bottom = -Infinity;
  for (const point of points) {
    left = Math.min(left, point.x);
    right = Math.max(right, point.x);
    top = Math.min(top, point.y);
    bottom = Math.max(bottom, point.y);
  }
  const width = right - left;
  const height = bottom - top;
  const diagonal = Math.sqrt(width * width + height * height);
  return { x: (left + right) / 2, y: (top + bottom) / 2, width, height, diagonal };
}

function isLoop(points, box) {
  let turn = 0;
  for (let i = 1; i < points.length; i++) {
    turn += turnBetween(points[i - 1], points[i], box);
  }
  const gap = distance(points[0], points[points.length - 1]);
  return Math.abs(turn) >= LEAST_TURN && gap <= 0.4 * box.diagonal;
}

function turnBetween(from, to, box) {
  const angle =
    Math.atan2(to.y - box.y, to.x - box.x) - Math.atan2(from.y - box.y, from.x - box.x);
  return angle > Math.PI ? angle - 2 * Math.PI : angle < -Math.PI ? angle + 2 * Math.PI : angle;
}

function isMark(points, loop) {
  const mark = boxOf(points);
  const length = lengthOf(points);
  const straight = length <= 1.15 * distance(points[0], points[points.length - 1]);
  const dot = mark.diagonal <= 0.3 * loop.diagonal;
  const inTheMiddle =
    Math.abs(mark.x - loop.x) <= 0.2 * loop.width &&
    Math.abs(mark.y - loop.y) <= 0.2 * loop.height;
  return inTheMiddle && (dot || straight) && length <= 1.3 * loop.diagonal;
}

// MnistPreprocessor.fromLines

const MNIST_FINE = 8;
const MNIST_PEN = 2.4;

/** The 28 × 28 image of a digit or letter; null if nothing is left of the strokes. */
function mnistFromLines(strokes) {
  const lines = skeleton(strokes);
  const brush = lines.reduce((most, line) => Math.max(most, line.width), 0);
  const box = bounds(lines);
  if (box === null || Math.max(box.width, box.height) < brush / 4) {
    return null;
  }
  const length = Math.max(box.width, box.height);
  const scale = ((20 - MNIST_PEN) * MNIST_FINE) / length;
  const side = 24 * MNIST_FINE;
  const place = centred(box, scale, side);
  const redrawn = rasterizeLines(lines, side, side, place, MNIST_PEN * MNIST_FINE);
  const edge = 2 * MNIST_FINE;
  return normalizeSquare(crop(redrawn, edge, edge, side - 2 * edge, side - 2 * edge));
}

// MnistNormalizer

const BOX = 20;
const MARGIN = 10;

function normalizeSquare(square) {
  const resampled = resample(square);
  let most = 1e-9;
  for (const value of resampled) {
    most = Math.max(most, value);
  }
  const factor = 255 / Math.min(1, most);
  return centre(grayImage(BOX, BOX, (x, y) => Math.floor(resampled[y * BOX + x] * factor + 0.5)));
}

function resample(square) {
  const m = square.width;
  const weights = cellWeights(m);
  const rows = new Float64Array(BOX * m);
  for (let i = 0; i < m; i++) {
    for (let cell = 0; cell < BOX; cell++) {
      const weight = weights[cell * m + i];
      if (weight !== 0) {
        for (let x = 0; x < m; x++) {
          rows[cell * m + x] += (weight * square.pixels[i * m + x]) / 255;
        }
      }
    }
  }
  const out = new Float64Array(BOX * BOX);
  for (let y = 0; y < BOX; y++) {
    for (let cell = 0; cell < BOX; cell++) {
      let sum = 0;
      for (let i = 0; i < m; i++) {
        sum += weights[cell * m + i] * rows[y * m + i];
      }
      out[y * BOX + cell] = sum;
    }
  }
  return out;
}

function cellWeights(m) {
  const weights = new Float64Array(BOX * m);
  const clamp = (cell) => Math.max(0, Math.min(BOX - 1, cell));
  const s = BOX / m;
  for (let i = 0; i < m; i++) {
    const x = BOX / 2 + s * (i - m / 2);
    const end = x + 0.99 * s;
    const a = Math.floor(x + 1e-11);
    const e = Math.ceil(end - 1e-11) - 1;
    if (a === e) {
      weights[clamp(a) * m + i] += s;
    } else {
      weights[clamp(a) * m + i] += a + 1 - x;
      weights[clamp(e) * m + i] += end - e;
      for (let cell = a + 1; cell < e; cell++) {
        weights[clamp(cell) * m + i] += 1;
      }
    }
  }
  return weights;
}

function centre(box) {
  let sum = 0;
  let sumX = 0;
  let sumY = 0;
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      const level = box.pixels[y * box.width + x];
      sum += level;
      sumX += level * (x + 0.5);
      sumY += level * (y + 0.5);
    }
  }
  const left = clampedStart(sumX / sum);
  const top = clampedStart(sumY / sum);
  return grayImage(SIDE, SIDE, (x, y) => getOrZero(box, x - left, y - top));
}

function clampedStart(mass) {
  return Math.max(0, Math.min(SIDE, MARGIN + Math.trunc(BOX / 2 + 5 - mass))) - MARGIN;
}

// FashionPreprocessor

const FASHION_FINE = 6;
const FASHION_PEN = 1.5;
const TRIM = 12;

/** The 28 × 28 image of a garment; null if the strokes have no shape. */
function fashionFromLines(strokes) {
  const lines = skeleton(strokes);
  const box = bounds(lines);
  const length = box === null ? 0 : Math.max(box.width, box.height);
  const brush = lines.reduce((most, line) => Math.max(most, line.width), 0);
  if (length <= brush) {
    return null;
  }
  const scale = ((SIDE - FASHION_PEN) * FASHION_FINE) / length;
  const side = (SIDE + 2) * FASHION_FINE;
  const place = centred(box, scale, side);
  const pen = FASHION_PEN * FASHION_FINE;
  const closed = lines.concat(joined(lines, length));
  const redrawn = rasterizeLines(lines, side, side, place, pen);
  const border = rasterizeLines(closed, side, side, place, pen);
  const filled = fillWithin(redrawn, border);
  const ink = filled === null ? null : inkBox(filled, TRIM);
  if (ink === null) {
    return null;
  }
  const trimmed = crop(filled, ink.x, ink.y, ink.width, ink.height);
  const image = extended(scaled(trimmed));
  return Math.max(trimmed.width, trimmed.height) > SIDE ? sharpened(image) : image;
}

function scaled(image) {
  const scale = SIDE / Math.max(image.width, image.height);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  return scale === 1 ? image : resize(image, width, height);
}

function extended(image) {
  const left = Math.trunc((SIDE - image.width) / 2);
  const top = Math.trunc((SIDE - image.height) / 2);
  return crop(image, -left, -top, SIDE, SIDE);
}

function sharpened(image) {
  const at = (x, y) => getOrZero(image, x, y);
  return grayImage(SIDE, SIDE, (x, y) => {
    const edges = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
    const corners =
      at(x - 1, y - 1) + at(x + 1, y - 1) + at(x - 1, y + 1) + at(x + 1, y + 1);
    return Math.round(1.6608 * at(x, y) + -0.1028 * edges + -0.0624 * corners);
  });
}

// Resampler

function resize(image, width, height) {
  const rows = new Float64Array(height * image.width);
  const columnWeights = areaWeights(image.width, width);
  const rowWeights = areaWeights(image.height, height);
  const rowScale = image.height / height;
  for (let y = 0; y < height; y++) {
    const end = Math.min(image.height, (y + 1) * rowScale);
    for (let i = Math.trunc(y * rowScale); i < end; i++) {
      for (let x = 0; x < image.width; x++) {
        rows[y * image.width + x] +=
          rowWeights[y * image.height + i] * image.pixels[i * image.width + x];
      }
    }
  }
  const columnScale = image.width / width;
  return grayImage(width, height, (x, y) => {
    const end = Math.min(image.width, (x + 1) * columnScale);
    let sum = 0;
    for (let i = Math.trunc(x * columnScale); i < end; i++) {
      sum += columnWeights[x * image.width + i] * rows[y * image.width + i];
    }
    return Math.round(sum);
  });
}

function areaWeights(from, to) {
  const scale = from / to;
  const weights = new Float64Array(to * from);
  for (let cell = 0; cell < to; cell++) {
    const start = cell * scale;
    const end = start + scale;
    for (let i = Math.trunc(start); i < Math.min(from, end); i++) {
      weights[cell * from + i] = (Math.min(end, i + 1) - Math.max(start, i)) / scale;
    }
  }
  return weights;
}

// GapClosing: lines that close a sketched outline

const MEETS = 0.035;
const FARTHEST_LINE = 0.35;
const OWN = 6;
const MOST_ENDS = 300;

function joined(lines, length) {
  const denseLines = lines.map((line) => spaced(line.points, length));
  const loose = looseEnds(denseLines, length);
  const joins = [];
  if (loose.length > MOST_ENDS) {
    return joins;
  }
  const join = (end, to) => {
    const { width } = lines[end.stroke];
    joins.push({ tool: "PEN", points: [end.at, to], width, gray: 255 });
  };
  while (loose.length > 1) {
    let first = -1;
    let second = -1;
    let nearest = length;
    for (let i = 0; i < loose.length; i++) {
      for (let j = i + 1; j < loose.length; j++) {
        const between = distance(loose[i].at, loose[j].at);
        if (between < nearest) {
          nearest = between;
          first = i;
          second = j;
        }
      }
    }
    if (first < 0) {
      break;
    }
    const ends = [loose[first], loose[second]];
    join(ends[0], ends[1].at);
    ends.forEach((end) => loose.splice(loose.findIndex((other) => sameEnd(end, other)), 1));
  }
  for (const end of loose) {
    const point = nearestOfOthers(end, denseLines);
    if (point !== null && distance(point, end.at) < FARTHEST_LINE * length) {
      join(end, point);
    }
  }
  return joins;
}

function sameEnd(a, b) {
  return a.stroke === b.stroke && a.at.x === b.at.x && a.at.y === b.at.y;
}

function nearestOfOthers(end, denseLines) {
  let nearest = null;
  denseLines.forEach((points, i) => {
    if (i !== end.stroke) {
      for (const point of points) {
        if (nearest === null || distance(point, end.at) < distance(nearest, end.at)) {
          nearest = point;
        }
      }
    }
  });
  return nearest;
}

function looseEnds(denseLines, length) {
  const loose = [];
  denseLines.forEach((points, i) => {
    addIfLoose({ stroke: i, at: points[0] }, denseLines, true, length, loose);
    addIfLoose({ stroke: i, at: points[points.length - 1] }, denseLines, false, length, loose);
  });
  return loose;
}

function addIfLoose(end, denseLines, atStart, length, loose) {
  const meets = MEETS * length;
  for (let i = 0; i < denseLines.length; i++) {
    const points = denseLines[i];
    const skipped = i === end.stroke ? OWN : 0;
    const from = i === end.stroke && atStart ? skipped : 0;
    const to = points.length - (i === end.stroke && !atStart ? skipped : 0);
    for (let p = from; p < to; p++) {
      if (distance(points[p], end.at) < meets) {
        return;
      }
    }
  }
  loose.push(end);
}

function spaced(points, length) {
  const step = (MEETS * length) / 2;
  const result = [points[0]];
  let walked = 0;
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1];
    const b = points[i];
    const between = distance(a, b);
    for (let t = step - walked; t <= between; t += step) {
      const share = t / between;
      result.push({ x: a.x + share * (b.x - a.x), y: a.y + share * (b.y - a.y) });
    }
    walked = (walked + between) % step;
  }
  result.push(points[points.length - 1]);
  return result;
}

// OutlineFiller: an outline becomes a silhouette

const SOLID = 48;
const SMALL_GAP = 0.04;
const FILL_LEVEL = 160;

function fillWithin(ink, border) {
  const box = inkBox(border, SOLID);
  if (box === null) {
    return null;
  }
  const gap = Math.ceil((Math.max(box.width, box.height) * SMALL_GAP) / 2);
  const margin = gap + 2;
  const width = box.width + 2 * margin;
  const height = box.height + 2 * margin;
  const shape = new Uint8Array(width * height);
  for (let y = 0; y < box.height; y++) {
    for (let x = 0; x < box.width; x++) {
      if (border.pixels[(box.y + y) * border.width + box.x + x] > SOLID) {
        shape[(y + margin) * width + x + margin] = 1;
      }
    }
  }
  const inside = silhouette(shape, width, height, gap);
  return grayImage(ink.width, ink.height, (x, y) => {
    const u = x - box.x + margin;
    const v = y - box.y + margin;
    const filled = u >= 0 && v >= 0 && u < width && v < height && inside[v * width + u];
    return Math.max(ink.pixels[y * ink.width + x], filled ? FILL_LEVEL : 0);
  });
}

function silhouette(shape, width, height, gap) {
  const distances = signedDistance(shape, width, height);
  const grown = new Uint8Array(shape.length);
  for (let i = 0; i < grown.length; i++) {
    grown[i] = distances[i] >= -gap ? 1 : 0;
  }
  fillHoles(grown, width, height);
  const inner = signedDistance(grown, width, height);
  const result = new Uint8Array(shape.length);
  for (let i = 0; i < result.length; i++) {
    result[i] = shape[i] || inner[i] > gap ? 1 : 0;
  }
  return result;
}

function fillHoles(shape, width, height) {
  const outside = new Uint8Array(shape.length);
  const open = [0];
  outside[0] = 1;
  const visit = (x, y) => {
    const j = y * width + x;
    if (x >= 0 && y >= 0 && x < width && y < height && !shape[j] && !outside[j]) {
      outside[j] = 1;
      open.push(j);
    }
  };
  while (open.length > 0) {
    const i = open.pop();
    const x = i % width;
    const y = (i - x) / width;
    visit(x + 1, y);
    visit(x - 1, y);
    visit(x, y + 1);
    visit(x, y - 1);
  }
  for (let i = 0; i < shape.length; i++) {
    shape[i] = shape[i] || !outside[i] ? 1 : 0;
  }
}

// DistanceTransform (Felzenszwalb and Huttenlocher 2012)

const FAR = 1e12;

function signedDistance(inside, width, height) {
  const toOutside = squaredDistance(inside, 1, width, height);
  const toInside = squaredDistance(inside, 0, width, height);
  const signed = new Float64Array(inside.length);
  for (let i = 0; i < signed.length; i++) {
    signed[i] = inside[i] ? Math.sqrt(toOutside[i]) - 0.5 : 0.5 - Math.sqrt(toInside[i]);
  }
  return signed;
}

function squaredDistance(shape, from, width, height) {
  const f = new Float64Array(shape.length);
  for (let i = 0; i < f.length; i++) {
    f[i] = shape[i] === from ? FAR : 0;
  }
  const most = Math.max(width, height);
  const line = {
    values: new Float64Array(most),
    vertex: new Int32Array(most),
    border: new Float64Array(most + 1),
  };
  for (let x = 0; x < width; x++) {
    lowerEnvelope(f, x, width, height, line);
  }
  for (let y = 0; y < height; y++) {
    lowerEnvelope(f, y * width, 1, width, line);
  }
  return f;
}

/** Replaces n values, each so far from the one before, by their squared distances. */
function lowerEnvelope(all, start, step, n, line) {
  const { values, vertex, border } = line;
  let differ = false;
  for (let q = 0, i = start; q < n; q++, i += step) {
    values[q] = all[i];
    differ = differ || values[q] !== values[0];
  }
  if (!differ) {
    return;
  }
  let k = 0;
  vertex[0] = 0;
  border[0] = -Infinity;
  border[1] = Infinity;
  for (let q = 1; q < n; q++) {
    let s = intersection(values, q, vertex[k]);
    while (s <= border[k]) {
      k--;
      s = intersection(values, q, vertex[k]);
    }
    k++;
    vertex[k] = q;
    border[k] = s;
    border[k + 1] = Infinity;
  }
  k = 0;
  for (let q = 0, i = start; q < n; q++, i += step) {
    while (border[k + 1] < q) {
      k++;
    }
    const d = q - vertex[k];
    all[i] = d * d + values[vertex[k]];
  }
}

function intersection(f, q, v) {
  return (f[q] + q * q - (f[v] + v * v)) / (2 * (q - v));
}

// Domain and Recognizer

/**
 * The pixels that the network sees, 784 bytes; null if there is nothing to recognize.
 *
 * @param domain DIGITS or GARMENTS
 * @param kind DIGITS, GARMENTS or OTHER, by the names of the classes
 */
function preprocess(strokes, domain, kind) {
  const image =
    domain === "GARMENTS"
      ? fashionFromLines(strokes)
      : mnistFromLines(kind === "DIGITS" ? withoutZeroMark(strokes) : strokes);
  return image === null || image.pixels.every((level) => level === 0) ? null : image.pixels;
}
