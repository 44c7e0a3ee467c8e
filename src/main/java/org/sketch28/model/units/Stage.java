package org.sketch28.model.units;

import ai.djl.nn.Block;
import java.util.List;

/** A layer with weights and what follows it up to the next one: batch norm, pooling, ReLU. */
public final class Stage {

  /** What a stage does. */
  public enum Kind {
    /** The image. */
    INPUT,
    CONVOLUTION,
    /** The sum of a convolution and a shortcut from an earlier stage. */
    RESIDUAL,
    /** A linear layer. */
    DENSE,
    /** The mean over all places. */
    MEAN,
    /** A recurrent layer, whose units are not explained. */
    RECURRENT,
    /** The logits. */
    CLASSES
  }

  private final Kind kind;
  private final int channels;
  private final int height;
  private final int width;
  private final List<Inlet> inlets;
  private final int pool;
  private final boolean relu;
  private final Block summed;
  private final Block shown;

  /** A weighted sum of an earlier stage. */
  record Inlet(int source, Filters filters) {}

  Stage(
      Kind kind,
      int[] shape,
      List<Inlet> inlets,
      int pool,
      boolean relu,
      Block summed,
      Block shown) {
    this.kind = kind;
    this.channels = shape[0];
    this.height = shape[1];
    this.width = shape[2];
    this.inlets = List.copyOf(inlets);
    this.pool = pool;
    this.relu = relu;
    this.summed = summed;
    this.shown = shown;
  }

  public Kind kind() {
    return kind;
  }

  /** The number of channels, or of units in a stage without places. */
  public int channels() {
    return channels;
  }

  /** The height of a channel; 1 in a stage without places. */
  public int height() {
    return height;
  }

  /** The width of a channel; 1 in a stage without places. */
  public int width() {
    return width;
  }

  /** The number of values: channels × height × width. */
  public int size() {
    return channels * height * width;
  }

  /** Whether negative sums become 0. */
  public boolean relu() {
    return relu;
  }

  /** The side of the square of places of which only the largest counts; 1 without pooling. */
  public int pool() {
    return pool;
  }

  /** The stages that it reads. */
  List<Inlet> inlets() {
    return inlets;
  }

  /** The block that puts out what is shown; null for the input. */
  Block shown() {
    return shown;
  }

  /** The block that puts out the same before ReLU. */
  Block summed() {
    return summed;
  }

  /** The index of a value in channels × height × width. */
  int index(int channel, int y, int x) {
    return (channel * height + y) * width + x;
  }

  /** What the next stages read of a channel at its strongest place. */
  Unit strongest(int stage, float[] values, int channel) {
    int best = index(channel, 0, 0);
    for (int i = best; i < index(channel + 1, 0, 0); i++) {
      best = values[i] > values[best] ? i : best;
    }
    int place = best - index(channel, 0, 0);
    return new Unit(stage, channel, place / width, place % width);
  }
}
