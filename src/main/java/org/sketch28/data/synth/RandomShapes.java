package org.sketch28.data.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.image.drawing.StrokePoint;

/**
 * Synthetic drawings of things: simple shapes combined at random as people combine them (outlines
 * with details, rows, rays, stacks, stick figures). They are not based on drawings of any dataset.
 */
final class RandomShapes {

  /** The number of kinds for training; those from here up to {@link #KINDS} are for measuring. */
  static final int LEARNED = 10;

  /** The number of all kinds. */
  static final int KINDS = 13;

  private final SplittableRandom random;
  private final List<List<StrokePoint>> strokes = new ArrayList<>();

  private RandomShapes(SplittableRandom random) {
    this.random = random;
  }

  /** The strokes of a drawing of a kind, within about ±1. */
  static List<List<StrokePoint>> draw(int kind, SplittableRandom random) {
    RandomShapes shapes = new RandomShapes(random);
    switch (kind) {
      case 0 -> shapes.face();
      case 1 -> shapes.rays();
      case 2 -> shapes.stack();
      case 3 -> shapes.vehicle();
      case 4 -> shapes.figure();
      case 5 -> shapes.parts();
      case 6 -> shapes.row();
      case 7 -> shapes.nested();
      case 8 -> shapes.walk();
      case 9 -> shapes.blob();
      case 10 -> shapes.tree();
      case 11 -> shapes.ladder();
      default -> shapes.creature();
    }
    return shapes.strokes;
  }

  /** A round outline with small things in it. */
  private void face() {
    round(0, 0, between(0.8, 1), between(0.7, 1));
    for (int i = 2 + random.nextInt(4); i > 0; i--) {
      part(between(-0.5, 0.5), between(-0.5, 0.5), between(0.06, 0.3));
    }
  }

  /** Something round or angular with lines or petals around it. */
  private void rays() {
    double middle = between(0.2, 0.5);
    shape(0, 0, middle, middle);
    int count = 4 + random.nextInt(9);
    boolean petals = random.nextInt(3) == 0;
    double from = middle + between(-0.05, 0.2);
    for (int i = 0; i < count; i++) {
      double a = 2 * Math.PI * i / count + between(-0.15, 0.15);
      if (petals) {
        double r = between(0.2, 0.3);
        round(Math.cos(a) * (middle + r), Math.sin(a) * (middle + r), r, r);
      } else {
        line(from * Math.cos(a), from * Math.sin(a), Math.cos(a), Math.sin(a));
      }
    }
  }

  /** Shapes on top of each other, such as a roof on a wall or scoops on a cone. */
  private void stack() {
    int count = 2 + random.nextInt(3);
    double height = 2.0 / count;
    for (int i = 0; i < count; i++) {
      shape(between(-0.15, 0.15), -1 + height * (i + 0.5), between(0.3, 1), height / 2);
    }
    inside();
  }

  /** A body on wheels. */
  private void vehicle() {
    box(0, 0, 1, between(0.25, 0.5));
    if (random.nextBoolean()) {
      shape(between(-0.3, 0.3), -0.6, between(0.3, 0.7), between(0.2, 0.35));
    }
    int wheels = 2 + random.nextInt(2);
    for (int i = 0; i < wheels; i++) {
      double r = between(0.15, 0.32);
      round(-0.65 + 1.3 * i / (wheels - 1), 0.5, r, r);
    }
    inside();
  }

  /** A stick figure. */
  private void figure() {
    double r = between(0.15, 0.35);
    round(0, -1 + r, r, r);
    line(0, -1 + 2 * r, between(-0.1, 0.1), 0.3);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      line(0, between(-0.4, 0.2), between(-0.7, 0.7), between(-0.4, 0.4));
    }
    line(0, 0.3, between(-0.6, -0.2), 1);
    line(0, 0.3, between(0.2, 0.6), 1);
  }

  /** A few parts anywhere. */
  private void parts() {
    for (int i = 3 + random.nextInt(4); i > 0; i--) {
      part(between(-0.7, 0.7), between(-0.7, 0.7), between(0.15, 0.6));
    }
  }

  /** The same part again and again. */
  private void row() {
    int count = 2 + random.nextInt(5);
    int kind = random.nextInt(5);
    double size = 1.0 / count;
    boolean across = random.nextInt(3) > 0;
    for (int i = 0; i < count; i++) {
      double at = -1 + size * (2 * i + 1);
      double tall = between(size, 0.8);
      part(kind, across ? at : 0, across ? 0 : at, size, across ? tall : size);
    }
    if (random.nextBoolean()) {
      line(-1, 0.8, 1, 0.8);
    }
  }

  /** A shape within a shape. */
  private void nested() {
    double size = 1;
    int kind = random.nextInt(4);
    for (int i = 2 + random.nextInt(3); i > 0; i--) {
      part(random.nextInt(3) == 0 ? random.nextInt(4) : kind, 0, 0, size, size);
      size *= between(0.4, 0.75);
    }
  }

  /** A line that wanders and crosses itself. */
  private void walk() {
    double x = between(-0.5, 0.5);
    double y = between(-0.5, 0.5);
    double angle = between(0, 6.28);
    double bend = between(-0.5, 0.5);
    List<StrokePoint> points = new ArrayList<>();
    int steps = 40 + random.nextInt(80);
    for (int i = 0; i < steps; i++) {
      points.add(new StrokePoint(x, y));
      bend = 0.9 * bend + between(-0.22, 0.22);
      angle += bend;
      x += 0.1 * Math.cos(angle);
      y += 0.1 * Math.sin(angle);
      if (Math.abs(x) > 1 || Math.abs(y) > 1) {
        angle = Math.atan2(-y, -x);
        bend = 0;
      }
    }
    strokes.add(points);
  }

  /** A closed line with bays, and details inside. */
  private void blob() {
    double[] size = new double[8];
    double[] phase = new double[8];
    for (int k = 2; k < 8; k++) {
      size[k] = between(0, 0.5 / k);
      phase[k] = between(0, 6.28);
    }
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i <= 60; i++) {
      double a = 2 * Math.PI * i / 60;
      double r = 0.7;
      for (int k = 2; k < 8; k++) {
        r += size[k] * Math.cos(k * a + phase[k]);
      }
      points.add(new StrokePoint(r * Math.cos(a), r * Math.sin(a)));
    }
    strokes.add(points);
    inside();
  }

  /** For measuring: branches. */
  private void tree() {
    branch(0, 1, -Math.PI / 2, 0.8, 3);
  }

  private void branch(double x, double y, double angle, double length, int depth) {
    double u = x + length * Math.cos(angle);
    double v = y + length * Math.sin(angle);
    line(x, y, u, v);
    if (depth > 0) {
      for (int i = 0; i < 2 + random.nextInt(2); i++) {
        branch(u, v, angle + between(-0.9, 0.9), length * between(0.5, 0.75), depth - 1);
      }
    }
  }

  /** For measuring: two rails and what is between them. */
  private void ladder() {
    double slant = between(-0.4, 0.4);
    double half = between(0.2, 0.6);
    line(-half, -1, -half + slant, 1);
    line(half, -1, half + slant, 1);
    int rungs = 2 + random.nextInt(6);
    for (int i = 0; i < rungs; i++) {
      double y = -1 + 2 * (i + 0.5) / rungs;
      double middle = slant * (y + 1) / 2;
      line(middle - half, y, middle + half, y);
    }
  }

  /** For measuring: a body, a head, legs, a tail. */
  private void creature() {
    round(0, 0, between(0.5, 0.7), between(0.3, 0.45));
    round(-0.8, -0.35, between(0.2, 0.32), between(0.2, 0.32));
    for (int i = 0; i < 4; i++) {
      double x = -0.45 + 0.3 * i;
      line(x, 0.3, x + between(-0.1, 0.1), between(0.7, 1));
    }
    wave(0.6, 0, 1.1, between(-0.6, 0.3));
  }

  private void inside() {
    for (int i = random.nextInt(4); i > 0; i--) {
      part(between(-0.4, 0.4), between(-0.4, 0.4), between(0.1, 0.3));
    }
  }

  private void part(double x, double y, double size) {
    part(random.nextInt(7), x, y, size, size * between(0.5, 1.2));
  }

  private void part(int kind, double x, double y, double w, double h) {
    switch (kind) {
      case 0 -> round(x, y, w, h);
      case 1 -> box(x, y, w, h);
      case 2 -> polygon(x, y, w, h, 3);
      case 3 -> polygon(x, y, w, h, 5 + random.nextInt(4));
      case 4 -> line(x - w, y - h, x + w, y + h);
      case 5 -> wave(x - w, y, x + w, y + between(-h, h));
      default -> arc(x, y, w, h);
    }
  }

  private void shape(double x, double y, double w, double h) {
    part(random.nextInt(4), x, y, w, h);
  }

  private void round(double x, double y, double w, double h) {
    double start = between(0, 6.28);
    double over = between(-0.2, 0.3);
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i <= 24; i++) {
      double a = start + (2 * Math.PI + over) * i / 24;
      points.add(near(x + w * Math.cos(a), y + h * Math.sin(a)));
    }
    strokes.add(points);
  }

  private void arc(double x, double y, double w, double h) {
    double start = between(0, 6.28);
    double length = between(1.5, 4);
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i <= 12; i++) {
      double a = start + length * i / 12;
      points.add(near(x + w * Math.cos(a), y + h * Math.sin(a)));
    }
    strokes.add(points);
  }

  private void box(double x, double y, double w, double h) {
    line(x - w, y - h, x + w, y - h);
    line(x + w, y - h, x + w, y + h);
    line(x + w, y + h, x - w, y + h);
    line(x - w, y + h, x - w, y - h);
  }

  private void polygon(double x, double y, double w, double h, int corners) {
    double start = corners == 3 ? -Math.PI / 2 : between(0, 6.28);
    for (int i = 0; i < corners; i++) {
      double a = start + 2 * Math.PI * i / corners;
      double b = start + 2 * Math.PI * (i + 1) / corners;
      line(x + w * Math.cos(a), y + h * Math.sin(a), x + w * Math.cos(b), y + h * Math.sin(b));
    }
  }

  private void wave(double x, double y, double u, double v) {
    int turns = 3 + random.nextInt(5);
    double high = between(0.05, 0.25);
    List<StrokePoint> points = new ArrayList<>();
    for (int i = 0; i <= 2 * turns; i++) {
      double t = i / (2.0 * turns);
      points.add(near(x + t * (u - x), y + t * (v - y) + (i % 2 == 0 ? high : -high)));
    }
    strokes.add(points);
  }

  private void line(double x, double y, double u, double v) {
    List<StrokePoint> points = new ArrayList<>();
    points.add(near(x, y));
    points.add(near((x + u) / 2, (y + v) / 2));
    points.add(near(u, v));
    strokes.add(points);
  }

  private StrokePoint near(double x, double y) {
    return new StrokePoint(x + between(-0.03, 0.03), y + between(-0.03, 0.03));
  }

  private double between(double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}
