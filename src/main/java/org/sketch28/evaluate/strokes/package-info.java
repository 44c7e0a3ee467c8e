/** Measures models on drawings by people whose drawings they were not trained on. */
package org.sketch28.evaluate.strokes;
