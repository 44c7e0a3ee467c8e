/** The Draw view: canvas, prediction, labelling of drawings and fine-tuning. */
package org.sketch28.app.draw;
