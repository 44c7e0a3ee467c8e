package org.sketch28.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.sketch28.model.DatasetOutputs;

/** Finds the nearest images in the space of the penultimate layer's features. */
public final class Neighbours {

  private final DatasetOutputs among;

  /**
   * @param among the features of the images to search
   */
  public Neighbours(DatasetOutputs among) {
    this.among = among;
  }

  /**
   * A nearby image.
   *
   * @param index of the image
   * @param distance the Euclidean distance in feature space
   */
  public record Neighbour(int index, double distance) {}

  /**
   * The nearest images, in order of distance.
   *
   * @param features of the image whose neighbours are searched
   * @param count the largest number of images to return
   * @param except the index of an image to leave out, such as the image itself; −1 for none
   */
  public List<Neighbour> nearest(float[] features, int count, int except) {
    PriorityQueue<Neighbour> nearest =
        new PriorityQueue<>((a, b) -> Double.compare(b.distance(), a.distance()));
    float[] all = among.features();
    double farthest = Double.POSITIVE_INFINITY;
    for (int i = 0, at = 0; i < among.count(); i++, at += features.length) {
      float sum = 0;
      for (int f = 0; f < features.length; f++) {
        float d = all[at + f] - features[f];
        sum += d * d;
      }
      if (sum < farthest && i != except) {
        nearest.add(new Neighbour(i, sum));
        if (nearest.size() > count) {
          nearest.poll();
          farthest = nearest.peek().distance();
        }
      }
    }
    List<Neighbour> sorted = new ArrayList<>(nearest);
    sorted.sort((a, b) -> Double.compare(a.distance(), b.distance()));
    return sorted.stream().map(n -> new Neighbour(n.index(), Math.sqrt(n.distance()))).toList();
  }
}
