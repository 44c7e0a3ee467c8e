package org.sketch28.image;

/**
 * One image turned into another of the same size: the distances of all pixels to the edges of both
 * shapes are mixed, so that edges move, and so are the grey levels within the shapes.
 */
public final class ShapeMorph {

  private static final int INK = 96;

  private final GrayImage from;
  private final GrayImage to;
  private final double[] fromDistances;
  private final double[] toDistances;

  /**
   * @param to of the same size as {@code from}; neither is blank
   */
  public ShapeMorph(GrayImage from, GrayImage to) {
    this.from = from;
    this.to = to;
    this.fromDistances = distances(from);
    this.toDistances = distances(to);
  }

  private static double[] distances(GrayImage image) {
    boolean[] inside = new boolean[image.width() * image.height()];
    // Of pale images, the darker half counts as ink.
    int threshold = Math.min(INK, darkest(image) / 2);
    for (int i = 0; i < inside.length; i++) {
      inside[i] = image.get(i % image.width(), i / image.width()) > threshold;
    }
    return DistanceTransform.signed(inside, image.width(), image.height());
  }

  private static int darkest(GrayImage image) {
    int most = 0;
    for (byte pixel : image.toBytes()) {
      most = Math.max(most, pixel & 0xff);
    }
    return most;
  }

  /**
   * The image on the way.
   *
   * @param share 0 for the first, 1 for the second, which are not changed
   */
  public GrayImage at(double share) {
    if (share == 0) {
      return from;
    }
    return share == 1 ? to : GrayImage.of(from.width(), from.height(), (x, y) -> at(share, x, y));
  }

  private int at(double share, int x, int y) {
    int index = y * from.width() + x;
    double distance = (1 - share) * fromDistances[index] + share * toDistances[index];
    double coverage = Math.max(0, Math.min(1, 0.5 + distance));
    int before = from.get(x, y);
    int after = to.get(x, y);
    // Where only one of them has ink, its level is the one to take.
    double level =
        before == 0 || after == 0 ? Math.max(before, after) : (1 - share) * before + share * after;
    return (int) Math.round(coverage * (level == 0 ? 255 : level));
  }
}
