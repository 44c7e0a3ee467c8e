package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.engine.InteractiveUse;

/** The selected tool with its settings, and the stroke that is being drawn with it. */
public final class Pen {

  /** The narrowest brush, in canvas units. */
  static final double NARROWEST = 2;

  /** The widest brush, in canvas units. */
  static final double WIDEST = 80;

  private static final double WIDTH_STEP = 1.25;

  /** Points closer than this, in canvas units, add nothing to a stroke. */
  private static final double LEAST_DISTANCE = 0.5;

  /** A filled shape is larger than this, in canvas units. */
  private static final double TREMOR = 4;

  private final ObjectProperty<Stroke.Tool> tool = new SimpleObjectProperty<>(Stroke.Tool.PEN);
  private final DoubleProperty width = new SimpleDoubleProperty(18);
  private final IntegerProperty gray = new SimpleIntegerProperty(255);
  private final ReadOnlyObjectWrapper<Optional<Stroke>> live =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  /** How many points the stroke may have. */
  private int room;

  /**
   * Begins a stroke at a point in canvas units, if there is room for one.
   *
   * @param most how many points the stroke may have
   */
  void begin(StrokePoint point, Stroke.Tool with, int most) {
    room = most;
    if (most == 0) {
      return;
    }
    live.set(Optional.of(new Stroke(with, List.of(point), width.get(), gray.get())));
  }

  /**
   * Extends the stroke to a point in canvas units.
   *
   * @return whether the stroke has changed
   */
  boolean extend(StrokePoint point) {
    // Training steps back while somebody draws.
    InteractiveUse.note();
    Optional<Stroke> extended =
        live.get().filter(stroke -> stroke.points().size() < room && isApart(stroke, point));
    extended.ifPresent(stroke -> live.set(Optional.of(stroke.plus(point))));
    return extended.isPresent();
  }

  private static boolean isApart(Stroke stroke, StrokePoint point) {
    List<StrokePoint> points = stroke.points();
    return points.get(points.size() - 1).distance(point) >= LEAST_DISTANCE;
  }

  /** Ends the stroke and returns it; empty if none is being drawn. */
  Optional<Stroke> finish() {
    Optional<Stroke> finished = live.get().map(Pen::steady);
    live.set(Optional.empty());
    return finished;
  }

  /** A click with the bucket while the hand trembles encloses nothing: it is a click. */
  private static Stroke steady(Stroke stroke) {
    StrokePoint first = stroke.points().get(0);
    boolean click =
        stroke.tool() == Stroke.Tool.FILL
            && stroke.points().stream().allMatch(point -> first.distance(point) < TREMOR);
    return click ? stroke.withPoints(List.of(first)) : stroke;
  }

  /** Makes the brush wider by so many steps, or narrower for a negative number. */
  public void widen(int steps) {
    double wanted = width.get() * Math.pow(WIDTH_STEP, steps);
    width.set(Math.max(NARROWEST, Math.min(WIDEST, wanted)));
  }

  /** The stroke that is being drawn; empty if none is. */
  ReadOnlyObjectProperty<Optional<Stroke>> liveProperty() {
    return live.getReadOnlyProperty();
  }

  public ObjectProperty<Stroke.Tool> toolProperty() {
    return tool;
  }

  /** The brush's width in canvas units. */
  public DoubleProperty widthProperty() {
    return width;
  }

  /** The ink's level, 1…255. */
  public IntegerProperty grayProperty() {
    return gray;
  }
}
