package org.sketch28.image.picture;

import java.util.ArrayDeque;
import org.sketch28.image.GrayImage;

/** Dust and noise: spots of ink that are much smaller than the largest one, or faint throughout. */
final class Specks {

  /** A spot of less than this share of the largest one's area is a speck. */
  private static final double SMALL = 0.02;

  /** A spot that is nowhere above this level is a shadow. */
  private static final int FAINT = 127;

  private Specks() {}

  static GrayImage removed(GrayImage ink) {
    int width = ink.width();
    int[] spot = new int[width * ink.height()];
    int[] areas = new int[spot.length + 1];
    int count = 0;
    boolean[] strong = new boolean[spot.length + 1];
    int largest = 0;
    for (int i = 0; i < spot.length; i++) {
      if (spot[i] == 0 && ink.get(i % width, i / width) > 0) {
        count++;
        areas[count] = flood(ink, spot, i, count);
        largest = Math.max(largest, areas[count]);
      }
    }
    for (int i = 0; i < spot.length; i++) {
      strong[spot[i]] |= ink.get(i % width, i / width) > FAINT;
    }
    double least = SMALL * largest;
    return GrayImage.of(
        width,
        ink.height(),
        (x, y) -> {
          int name = spot[y * width + x];
          return areas[name] < least || !strong[name] ? 0 : ink.get(x, y);
        });
  }

  private static int flood(GrayImage ink, int[] spot, int seed, int name) {
    int width = ink.width();
    ArrayDeque<Integer> open = new ArrayDeque<>();
    spot[seed] = name;
    open.add(seed);
    int area = 0;
    while (!open.isEmpty()) {
      int i = open.poll();
      area++;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = i % width + dx;
          int y = i / width + dy;
          int j = y * width + x;
          if (ink.getOrZero(x, y) > 0 && spot[j] == 0) {
            spot[j] = name;
            open.add(j);
          }
        }
      }
    }
    return area;
  }
}
