package org.sketch28.app.control;

import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import org.sketch28.model.explain.FeatureMaps;

/** The feature maps of one layer side by side, from black (least) to white (greatest value). */
public final class FeatureMapsView extends Region {

  private static final int GAP = 2;
  private static final int SMALLEST = 28;

  private final Canvas canvas = new Canvas();
  private final int side;
  private FeatureMaps maps;

  /** No maps. */
  public FeatureMapsView() {
    this(SMALLEST);
  }

  /**
   * No maps.
   *
   * @param side maps are enlarged to about so many points
   */
  public FeatureMapsView(int side) {
    this.side = side;
    getChildren().add(canvas);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
  }

  /** Shows the maps of a layer; none if null. */
  public void show(FeatureMaps newMaps) {
    maps = newMaps;
    setAccessibleText(maps == null ? "" : maps.toString());
    requestLayout();
  }

  private int enlarged() {
    return maps.width() == 1 ? 10 : Math.max(1, side / maps.width());
  }

  private int columns(double width) {
    return Math.max(1, (int) (width / (maps.width() * enlarged() + GAP)));
  }

  @Override
  protected double computePrefHeight(double width) {
    if (maps == null) {
      return 0;
    }
    int columns = columns(width > 0 ? width : 190);
    int rows = (maps.channels() + columns - 1) / columns;
    return rows * (maps.height() * enlarged() + GAP);
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    canvas.getGraphicsContext2D().clearRect(0, 0, getWidth(), getHeight());
    if (maps == null) {
      return;
    }
    ChannelImages images =
        new ChannelImages(maps.values(), maps.height(), maps.width(), Float.MAX_VALUE);
    int columns = columns(getWidth());
    int times = enlarged();
    canvas.getGraphicsContext2D().setImageSmoothing(false);
    for (int channel = 0; channel < maps.channels(); channel++) {
      canvas
          .getGraphicsContext2D()
          .drawImage(
              images.of(channel),
              channel % columns * (maps.width() * times + GAP),
              channel / columns * (maps.height() * times + GAP),
              (double) maps.width() * times,
              (double) maps.height() * times);
    }
  }
}
