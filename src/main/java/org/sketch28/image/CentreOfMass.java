package org.sketch28.image;

/**
 * The centre of mass of an image's grey levels; the centre of the first pixel is at 0.5.
 *
 * @param x in pixels from the left edge; NaN for a blank image
 * @param y in pixels from the top edge; NaN for a blank image
 */
public record CentreOfMass(double x, double y) {

  /** The centre of mass of {@code image}. */
  public static CentreOfMass of(GrayImage image) {
    double sum = 0;
    double sumX = 0;
    double sumY = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        int level = image.get(x, y);
        sum += level;
        sumX += level * (x + 0.5);
        sumY += level * (y + 0.5);
      }
    }
    return new CentreOfMass(sumX / sum, sumY / sum);
  }
}
