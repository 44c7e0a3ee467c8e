/** Drawings as vectors, and their way to pixels, PNG and SVG. */
package org.sketch28.image.drawing;
