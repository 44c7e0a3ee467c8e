/** The Draw view: the canvas, the prediction, and what the network sees. */
package org.sketch28.app.draw;
