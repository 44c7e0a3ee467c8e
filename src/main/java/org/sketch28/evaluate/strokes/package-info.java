/** How good a model is on drawings of people whom it was not trained on. */
package org.sketch28.evaluate.strokes;
