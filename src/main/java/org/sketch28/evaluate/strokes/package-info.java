/** What a model does with drawings of people whom it has not learned from. */
package org.sketch28.evaluate.strokes;
