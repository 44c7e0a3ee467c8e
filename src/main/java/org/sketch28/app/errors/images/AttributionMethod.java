package org.sketch28.app.errors.images;

/** How a prediction is attributed to pixels. */
enum AttributionMethod {
  NONE,
  GRADIENT,
  INTEGRATED,
  OCCLUSION
}
