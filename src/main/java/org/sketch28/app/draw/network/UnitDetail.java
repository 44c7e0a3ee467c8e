package org.sketch28.app.draw.network;

import java.util.List;
import java.util.Optional;
import org.sketch28.image.GrayImage;
import org.sketch28.model.units.Unit;
import org.sketch28.model.units.UnitSum;

/**
 * What is known of the selected unit.
 *
 * @param unit that is selected
 * @param value what it puts out for the drawing
 * @param sum its arithmetic; none where no weights lead to it
 * @param examples images for which its channel puts out most; empty while they are looked for
 * @param progress of looking for them, 0…1; 1 if there are no images to look at
 * @param preferred an image made for the unit; none while none is made
 */
record UnitDetail(
    Unit unit,
    double value,
    Optional<UnitSum> sum,
    List<Example> examples,
    double progress,
    Optional<Preferred> preferred) {

  /**
   * An image of a dataset.
   *
   * @param label the name of its class
   * @param activation of the unit's channel
   */
  record Example(GrayImage image, String label, double activation) {}

  /**
   * An image that is being made.
   *
   * @param image 784 values in 0…1
   * @param activation of the unit
   * @param finished whether it is made
   */
  record Preferred(float[] image, double activation, boolean finished) {}

  UnitDetail {
    examples = List.copyOf(examples);
  }
}
