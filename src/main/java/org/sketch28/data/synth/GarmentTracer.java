package org.sketch28.data.synth;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.drawing.StrokePoint;

/** Finds the lines in a 28 × 28 photograph of a garment that a person would draw of it. */
final class GarmentTracer {

  private static final int SIDE = ImageDataset.SIDE;

  /** Fine pixels for each pixel of the photograph. */
  private static final int FINE = 3;

  private static final int WIDTH = (SIDE + 2) * FINE;

  private static final int[] DX = {1, 1, 0, -1, -1, -1, 0, 1};
  private static final int[] DY = {0, 1, 1, 1, 0, -1, -1, -1};

  private final float[] photo;
  private final double background;

  /**
   * Prepares a photograph.
   *
   * @param photo 784 values in 0…1
   * @param background levels below this are background; if it is high, sleeves and legs separate
   */
  GarmentTracer(float[] photo, double background) {
    this.photo = photo;
    this.background = background;
  }

  /** The garment's border, closed, with x and y in pixels of the photograph. */
  List<StrokePoint> outline() {
    boolean[] inside = largestPart(mask());
    List<StrokePoint> border = border(inside);
    List<StrokePoint> smooth = new ArrayList<>();
    int n = border.size();
    for (int i = 0; i < n; i += 2) {
      double x = 0;
      double y = 0;
      for (int k = -2; k <= 2; k++) {
        StrokePoint p = border.get(Math.floorMod(i + k, n));
        x += p.x() / 5;
        y += p.y() / 5;
      }
      smooth.add(new StrokePoint((x + 0.5) / FINE - 1, (y + 0.5) / FINE - 1));
    }
    return smooth;
  }

  private boolean[] mask() {
    boolean[] mask = new boolean[WIDTH * WIDTH];
    for (int y = 0; y < WIDTH; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double level = at((x + 0.5) / FINE - 1.5, (y + 0.5) / FINE - 1.5);
        mask[y * WIDTH + x] = level > background;
      }
    }
    return mask;
  }

  private double at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double fx = x - left;
    double fy = y - top;
    return (1 - fy) * ((1 - fx) * pixel(left, top) + fx * pixel(left + 1, top))
        + fy * ((1 - fx) * pixel(left, top + 1) + fx * pixel(left + 1, top + 1));
  }

  private double pixel(int x, int y) {
    return x < 0 || y < 0 || x >= SIDE || y >= SIDE ? 0 : photo[y * SIDE + x];
  }

  private static boolean[] largestPart(boolean[] mask) {
    int[] part = new int[mask.length];
    int largest = 0;
    int most = 0;
    int parts = 0;
    for (int start = 0; start < mask.length; start++) {
      if (mask[start] && part[start] == 0) {
        parts++;
        int size = flood(mask, part, start, parts);
        if (size > most) {
          most = size;
          largest = parts;
        }
      }
    }
    boolean[] result = new boolean[mask.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = largest > 0 && part[i] == largest;
    }
    return result;
  }

  private static int flood(boolean[] mask, int[] part, int start, int number) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(start);
    part[start] = number;
    int size = 0;
    while (!open.isEmpty()) {
      int i = open.poll();
      size++;
      for (int d = 0; d < 8; d += 2) {
        int x = i % WIDTH + DX[d];
        int y = i / WIDTH + DY[d];
        int j = y * WIDTH + x;
        if (x >= 0 && y >= 0 && x < WIDTH && y < WIDTH && mask[j] && part[j] == 0) {
          part[j] = number;
          open.add(j);
        }
      }
    }
    return size;
  }

  /** Moore's tracing of the outer border. */
  private static List<StrokePoint> border(boolean[] inside) {
    int start = 0;
    while (start < inside.length && !inside[start]) {
      start++;
    }
    List<StrokePoint> border = new ArrayList<>();
    if (start == inside.length) {
      return border;
    }
    int at = start;
    int direction = 6;
    do {
      int row = at / WIDTH;
      border.add(new StrokePoint(at % WIDTH, row));
      int turned = 0;
      direction = (direction + 6) % 8;
      while (turned < 8 && !isInside(inside, at, direction)) {
        direction = (direction + 1) % 8;
        turned++;
      }
      if (turned == 8) {
        break;
      }
      at += DX[direction] + DY[direction] * WIDTH;
    } while (at != start && border.size() < inside.length);
    return border;
  }

  private static boolean isInside(boolean[] inside, int at, int direction) {
    int x = at % WIDTH + DX[direction];
    int y = at / WIDTH + DY[direction];
    return x >= 0 && y >= 0 && x < WIDTH && y < WIDTH && inside[y * WIDTH + x];
  }

  /**
   * The clearest edges inside the garment, the longest first.
   *
   * @param least the least strength of an edge, 0…1
   */
  List<List<StrokePoint>> innerEdges(double least) {
    boolean[] edge = edges(least);
    List<List<StrokePoint>> chains = new ArrayList<>();
    for (int i = 0; i < edge.length; i++) {
      if (edge[i]) {
        List<StrokePoint> chain = chain(edge, i);
        if (chain.size() >= 5) {
          chains.add(chain);
        }
      }
    }
    chains.sort(Comparator.comparingInt((List<StrokePoint> chain) -> -chain.size()));
    return chains;
  }

  private boolean[] edges(double least) {
    double[] strength = new double[SIDE * SIDE];
    double[] slopeX = new double[SIDE * SIDE];
    double[] slopeY = new double[SIDE * SIDE];
    for (int y = 0, i = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++, i++) {
        if (isDeepInside(x, y)) {
          slopeX[i] = column(x + 1, y) - column(x - 1, y);
          slopeY[i] = row(x, y + 1) - row(x, y - 1);
          strength[i] = Math.hypot(slopeX[i], slopeY[i]);
        }
      }
    }
    boolean[] edge = new boolean[SIDE * SIDE];
    for (int i = SIDE + 1; i < edge.length - SIDE - 1; i++) {
      int step = Math.abs(slopeX[i]) > Math.abs(slopeY[i]) ? 1 : SIDE;
      edge[i] =
          strength[i] > least
              && strength[i] >= strength[i - step]
              && strength[i] > strength[i + step];
    }
    return edge;
  }

  private boolean isDeepInside(int x, int y) {
    for (int dy = -2; dy <= 2; dy++) {
      for (int dx = -2; dx <= 2; dx++) {
        if (pixel(x + dx, y + dy) <= background) {
          return false;
        }
      }
    }
    return true;
  }

  private double column(int x, int y) {
    return (pixel(x, y - 1) + 2 * pixel(x, y) + pixel(x, y + 1)) / 4;
  }

  private double row(int x, int y) {
    return (pixel(x - 1, y) + 2 * pixel(x, y) + pixel(x + 1, y)) / 4;
  }

  private static List<StrokePoint> chain(boolean[] edge, int start) {
    List<StrokePoint> chain = new ArrayList<>();
    int at = start;
    while (at >= 0) {
      edge[at] = false;
      int row = at / SIDE;
      chain.add(new StrokePoint(at % SIDE + 0.5, row + 0.5));
      int next = -1;
      for (int d = 0; d < 8 && next < 0; d++) {
        int x = at % SIDE + DX[d];
        int y = at / SIDE + DY[d];
        next = x >= 0 && y >= 0 && x < SIDE && y < SIDE && edge[y * SIDE + x] ? y * SIDE + x : -1;
      }
      at = next;
    }
    return chain;
  }
}
