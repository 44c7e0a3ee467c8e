// Run in the exported page by .ci/page, which finds the result in the DOM.
const drawings = DRAWINGS;
let pixels = 0;
let winners = 0;
let known = 0;
const millis = [];
for (const drawing of drawings) {
  const start = performance.now();
  const prediction = window.sketch28.draw(drawing.strokes);
  void document.body.offsetHeight;
  millis.push(performance.now() - start);
  const expected = Uint8Array.from(atob(drawing.pixels), (c) => c.charCodeAt(0));
  const seen = prediction === null ? new Uint8Array(784) : prediction.pixels;
  pixels += seen.every((level, i) => level === expected[i]) ? 1 : 0;
  winners += (prediction === null ? -1 : prediction.best) === drawing.best ? 1 : 0;
  known += (prediction !== null && prediction.known) === drawing.known ? 1 : 0;
}
millis.sort((a, b) => a - b);
const at = (share) => millis[Math.floor(share * (millis.length - 1))].toFixed(1);
const result = document.body.appendChild(document.createElement("pre"));
result.id = "page-check";
result.textContent =
  `${drawings.length} drawings: the same pixels in ${pixels}, the same winner in ${winners}, ` +
  `equally known in ${known}; from stroke to bars median ${at(0.5)} ms, p95 ${at(0.95)} ms; ` +
  window.sketch28.check();
