package org.sketch28.data.drawings;

import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;

/**
 * A drawing with the user's label.
 *
 * @param id the name of its file without the extension; later drawings have later ids
 * @param collection the domain of its class
 * @param label a class name of the collection
 * @param drawing as it was on the canvas
 * @param image as a network sees it, 28 × 28
 */
public record SavedDrawing(
    String id, Domain collection, String label, Drawing drawing, GrayImage image) {

  /** The class index of the label. */
  public int labelIndex() {
    return collection.classNames().indexOf(label);
  }

  SavedDrawing withLabel(String newLabel) {
    return new SavedDrawing(id, collection, newLabel, drawing, image);
  }
}
