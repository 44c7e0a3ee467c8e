/** Drawings as vectors, and their conversion to pixels, PNG and SVG. */
package org.sketch28.image.drawing;
