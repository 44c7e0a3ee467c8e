package org.sketch28.image.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidth;

/**
 * Finds lines that a pen could have drawn an image of writing with: the image is thinned until its
 * lines are a pixel wide (Zhang and Suen 1984), and these are followed, straight on where they
 * cross.
 */
public final class CentreLines {

  /** Pixels of the thinned image for each of the image. */
  private static final int FINENESS = 4;

  /** Ink is what is at least so dark, of 255. */
  private static final int INK = 110;

  /** Wider lines, as a share of the image's side, are areas. */
  private static final double WIDEST = 0.2;

  /** Lines that are shorter than so many times the width of the pen are the rough edge of one. */
  private static final double SHORTEST = 0.7;

  /** So many points back say in which direction a line runs. */
  private static final int MEMORY = 6;

  private static final int SMOOTHED = 3;

  /** Of the points that were followed, every third stays. */
  private static final int KEPT = 3;

  private final int width;

  /** Of the thinned image; pixels that were followed are not set any more. */
  private final boolean[] left;

  private final boolean[] thinned;

  private CentreLines(boolean[] thinned, int width) {
    this.width = width;
    this.thinned = thinned;
    this.left = thinned.clone();
  }

  /**
   * The lines of an image.
   *
   * @param image white on black; its side becomes that of the canvas
   * @return none if it is blank, a dot, or its lines are as wide as areas
   */
  public static Optional<Drawing> of(GrayImage image) {
    double pen = StrokeWidth.of(image);
    if (!(pen <= WIDEST * image.width())) {
      return Optional.empty();
    }
    int width = image.width() * FINENESS;
    int height = image.height() * FINENESS;
    boolean[] ink = new boolean[width * height];
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        ink[y * width + x] =
            between(image, (x + 0.5) / FINENESS - 0.5, (y + 0.5) / FINENESS - 0.5) >= INK;
      }
    }
    thin(ink, width);
    double unit = Drawing.SIZE / width;
    List<Stroke> strokes = new ArrayList<>();
    List<int[]> lines = new CentreLines(ink, width).lines();
    for (int[] line : lines) {
      if (line.length >= SHORTEST * pen * FINENESS) {
        strokes.add(
            new Stroke(Stroke.Tool.PEN, points(line, width, unit), pen * FINENESS * unit, 255));
      }
    }
    return strokes.isEmpty() ? Optional.empty() : Optional.of(Drawing.of(strokes));
  }

  private static double between(GrayImage image, double x, double y) {
    int x0 = (int) Math.floor(x);
    int y0 = (int) Math.floor(y);
    double right = x - x0;
    double below = y - y0;
    double upper = image.getOrZero(x0, y0) * (1 - right) + image.getOrZero(x0 + 1, y0) * right;
    double lower =
        image.getOrZero(x0, y0 + 1) * (1 - right) + image.getOrZero(x0 + 1, y0 + 1) * right;
    return upper * (1 - below) + lower * below;
  }

  /** Takes pixels off the edges, from two sides in turns, as long as no line would be cut. */
  private static void thin(boolean[] ink, int width) {
    boolean changed = true;
    while (changed) {
      changed = thinned(ink, width, true);
      changed |= thinned(ink, width, false);
    }
  }

  private static boolean thinned(boolean[] ink, int width, boolean first) {
    List<Integer> gone = new ArrayList<>();
    for (int i = width; i < ink.length - width; i++) {
      if (ink[i] && canGo(ink, width, i, first)) {
        gone.add(i);
      }
    }
    gone.forEach(i -> ink[i] = false);
    return !gone.isEmpty();
  }

  private static boolean canGo(boolean[] ink, int width, int i, boolean first) {
    boolean[] around = new boolean[8];
    for (int k = 0; k < 8; k++) {
      around[k] = ink[neighbour(i, width, k)];
    }
    int count = 0;
    int rises = 0;
    for (int k = 0; k < 8; k++) {
      count += around[k] ? 1 : 0;
      rises += !around[k] && around[(k + 1) % 8] ? 1 : 0;
    }
    boolean north = around[0];
    boolean east = around[2];
    boolean south = around[4];
    boolean west = around[6];
    boolean side =
        first
            ? !(north && east && south) && !(east && south && west)
            : !(north && east && west) && !(north && south && west);
    return count >= 2 && count <= 6 && rises == 1 && side;
  }

  /** A pixel's neighbours, clockwise from the one above. */
  private static int neighbour(int i, int width, int k) {
    int dx = k == 0 || k == 4 ? 0 : k < 4 ? 1 : -1;
    int dy = k == 2 || k == 6 ? 0 : k > 2 && k < 6 ? 1 : -1;
    return i + dy * width + dx;
  }

  /** Each line as the indices of its pixels; those with ends first, then loops. */
  private List<int[]> lines() {
    List<int[]> lines = new ArrayList<>();
    for (int i = 0; i < left.length; i++) {
      if (left[i] && neighbours(thinned, i).size() == 1) {
        lines.add(followed(i));
      }
    }
    for (int i = 0; i < left.length; i++) {
      if (left[i]) {
        lines.add(followed(i));
      }
    }
    return lines;
  }

  private List<Integer> neighbours(boolean[] pixels, int i) {
    List<Integer> found = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      int neighbour = neighbour(i, width, k);
      if (pixels[neighbour]) {
        found.add(neighbour);
      }
    }
    return found;
  }

  /** From a pixel on, in both directions if there are two. */
  private int[] followed(int start) {
    List<Integer> line = new ArrayList<>();
    left[start] = false;
    line.add(start);
    follow(line);
    Collections.reverse(line);
    follow(line);
    return line.stream().mapToInt(Integer::intValue).toArray();
  }

  private void follow(List<Integer> line) {
    while (true) {
      int at = line.get(line.size() - 1);
      int from = line.get(Math.max(0, line.size() - 1 - MEMORY));
      int next = straightest(neighbours(left, at), from, at);
      if (next < 0) {
        close(line, at);
        return;
      }
      left[next] = false;
      line.add(next);
    }
  }

  /** A line that ends beside another one, or beside its own start, touches it. */
  private void close(List<Integer> line, int at) {
    List<Integer> recent = line.subList(Math.max(0, line.size() - MEMORY), line.size());
    neighbours(thinned, at).stream()
        .filter(pixel -> !recent.contains(pixel))
        .findFirst()
        .ifPresent(line::add);
  }

  private int straightest(List<Integer> choices, int from, int at) {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    int dx = at % width - from % width;
    int dy = at / width - from / width;
    for (int choice : choices) {
      int cx = choice % width - at % width;
      int cy = choice / width - at / width;
      double along = (dx * cx + dy * cy) / Math.sqrt((double) cx * cx + cy * cy);
      if (along > most) {
        most = along;
        best = choice;
      }
    }
    return best;
  }

  /** Smoothed and thinned out; the ends stay where they are. */
  private static List<StrokePoint> points(int[] line, int width, double unit) {
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i < line.length; i++) {
      int reach = Math.min(SMOOTHED, Math.min(i, line.length - 1 - i));
      double x = 0;
      double y = 0;
      for (int k = i - reach; k <= i + reach; k++) {
        x += line[k] % width + 0.5;
        int row = line[k] / width;
        y += row + 0.5;
      }
      if (i % KEPT == 0 || i == line.length - 1) {
        double count = 2 * reach + 1;
        points.add(new StrokePoint(x / count * unit, y / count * unit));
      }
    }
    return points;
  }
}
