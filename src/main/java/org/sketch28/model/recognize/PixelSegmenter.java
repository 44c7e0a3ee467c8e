package org.sketch28.model.recognize;

import java.awt.geom.Rectangle2D;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.sketch28.image.Box;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;

/** Cuts a picture into segments: connected ink, cut where it is thin if it is wide. */
final class PixelSegmenter implements Segment.Pieces {

  /** Pixels for each {@link Drawing#SIZE} units, which makes one for each unit. */
  private static final int PIXELS = (int) Drawing.SIZE;

  private static final int INK = 60;

  /** Fewer pixels are a speck. */
  private static final int SPECK = 12;

  /** Ink wider than this share of its height may be several digits. */
  private static final double WIDE = 1.05;

  private record Piece(int label, Segment segment) {}

  private final GrayImage ink;
  private final int width;
  private final int height;
  private final Rectangle2D area;
  private final int[] labels;
  private final List<Piece> pieces = new ArrayList<>();
  private int used;

  PixelSegmenter(Drawing drawing) {
    ink = DrawingRasterizer.rasterize(drawing, PIXELS);
    width = ink.width();
    height = ink.height();
    area = drawing.area();
    labels = new int[width * height];
    Box whole = ink.inkBox(INK);
    if (whole == null) {
      return;
    }
    for (int start = 0; start < labels.length; start++) {
      if (labels[start] == 0 && isInk(start)) {
        used++;
        if (flood(start, used) >= SPECK) {
          addPieces(used);
        }
      }
    }
    pieces.sort(Comparator.comparingDouble(piece -> piece.segment().middle()));
  }

  private boolean isInk(int i) {
    return ink.get(i % width, i / width) > INK;
  }

  private int flood(int start, int label) {
    ArrayDeque<Integer> open = new ArrayDeque<>();
    open.add(start);
    labels[start] = label;
    int size = 0;
    while (!open.isEmpty()) {
      int i = open.poll();
      size++;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int x = i % width + dx;
          int y = i / width + dy;
          int j = y * width + x;
          if (x >= 0 && y >= 0 && x < width && y < height && labels[j] == 0 && isInk(j)) {
            labels[j] = label;
            open.add(j);
          }
        }
      }
    }
    return size;
  }

  private void addPieces(int label) {
    Segment whole = segment(label, label);
    List<Integer> cuts = cuts(label, whole);
    pieces.add(new Piece(label, whole));
    int at = label;
    for (int cut : cuts) {
      used++;
      for (int i = 0; i < labels.length; i++) {
        if (labels[i] == at && i % width >= cut) {
          labels[i] = used;
        }
      }
      pieces.set(pieces.size() - 1, new Piece(at, segment(at, label)));
      pieces.add(new Piece(used, segment(used, label)));
      at = used;
    }
  }

  /** Columns of least ink, some way apart, of wide connected ink. */
  private List<Integer> cuts(int label, Segment whole) {
    int left = (int) (whole.left() - area.getX());
    int right = (int) (whole.right() - area.getX());
    double tall = whole.height();
    List<Integer> cuts = new ArrayList<>();
    if (right - left < WIDE * tall) {
      return cuts;
    }
    int[] column = new int[width];
    for (int i = 0; i < labels.length; i++) {
      column[i % width] += labels[i] == label ? 1 : 0;
    }
    int apart = (int) (0.3 * tall);
    for (int x = left + apart; x < right - apart; x++) {
      int least =
          Arrays.stream(column, Math.max(left, x - apart / 2), x + apart / 2).min().orElse(0);
      boolean farFromLast = cuts.isEmpty() || x - cuts.get(cuts.size() - 1) >= apart;
      if (column[x] == least && column[x] < 0.35 * tall && farFromLast) {
        cuts.add(x);
      }
    }
    return cuts;
  }

  private Segment segment(int label, int source) {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] == label) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = Math.max(bottom, i / width);
      }
    }
    return new Segment(
        area.getX() + left,
        area.getX() + right + 1,
        area.getY() + top,
        area.getY() + bottom + 1,
        source);
  }

  @Override
  public List<Segment> segments() {
    return pieces.stream().map(Piece::segment).toList();
  }

  @Override
  public Drawing drawing(int from, int to) {
    boolean[] shown = new boolean[used + 1];
    pieces.subList(from, to).forEach(piece -> shown[piece.label()] = true);
    return Drawing.of(
        GrayImage.of(width, height, (x, y) -> isShown(shown, x, y) ? ink.get(x, y) : 0));
  }

  /** Never: the ink is drawn at another resolution and specks are left out. */
  @Override
  public boolean isUncut() {
    return false;
  }

  /** The pixel's own piece, or for a faint edge that of a neighbour. */
  private boolean isShown(boolean[] shown, int x, int y) {
    int own = labels[y * width + x];
    if (own > 0) {
      return shown[own];
    }
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        int u = x + dx;
        int v = y + dy;
        boolean inside = u >= 0 && v >= 0 && u < width && v < height;
        if (inside && labels[v * width + u] > 0 && shown[labels[v * width + u]]) {
          return true;
        }
      }
    }
    return false;
  }
}
