package org.sketch28.app.errors.images;

import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.store.ModelStore;

/**
 * An image that is to be opened on the canvas.
 *
 * @param drawing with the image as its picture
 * @param model that is to classify it there
 */
public record OpenedOnCanvas(Drawing drawing, ModelStore.Entry model) {}
