package org.sketch28.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import org.sketch28.model.network.DatasetOutputs;

/** The nearest images in the space of the penultimate layer's features. */
public final class Neighbours {

  private final DatasetOutputs among;

  /**
   * @param among the images that are looked through
   */
  public Neighbours(DatasetOutputs among) {
    this.among = among;
  }

  /**
   * An image that is near.
   *
   * @param distance Euclidean, in feature space
   */
  public record Neighbour(int index, double distance) {}

  /**
   * The nearest ones, the nearest first.
   *
   * @param features of the image that is asked for
   * @param except the index of an image to leave out, itself; −1 for none
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
