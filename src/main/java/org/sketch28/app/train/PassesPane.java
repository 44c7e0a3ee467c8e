package org.sketch28.app.train;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurvePoints;
import org.sketch28.app.control.Palette;
import org.sketch28.train.classical.LearningCurve;

/**
 * The curve of a system of MNIST's history that goes over its images; hidden while there is none.
 */
final class PassesPane extends VBox {

  private final HistoryTraining systems;
  private final CurveChart chart =
      new CurveChart(
          Messages.text("train.curve." + RunCurves.Measure.ACCURACY),
          Messages.text("train.passes.axis"));
  private final Label title = new Label();
  private HistoryTraining.TitledCurve shown = HistoryTraining.TitledCurve.NONE;

  PassesPane(HistoryTraining systems) {
    super(2);
    this.systems = systems;
    setId("passes");
    title.setId("passes-title");
    title.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button close = new Button(Messages.text("train.passes.close"));
    close.setId("passes-close");
    close.getStyleClass().add("small");
    close.setMinWidth(USE_PREF_SIZE);
    close.setOnAction(event -> systems.forgetCurve());
    close.visibleProperty().bind(systems.jobs().runningProperty().not());
    HBox head = new HBox(8, title, gap, close);
    head.setAlignment(Pos.CENTER_LEFT);
    chart.setId("passes-chart");
    chart.setPrefHeight(150);
    chart.setXAxis(Messages.text("train.passes.axis"), false, true);
    getChildren().addAll(head, chart);
    setMinHeight(USE_PREF_SIZE);
    setVisible(false);
    managedProperty().bind(visibleProperty());
  }

  void setColors(Color text, Color grid) {
    chart.setColors(text, grid);
  }

  /** To be called once a frame: shows what has been learned since the last one. */
  void pulse() {
    HistoryTraining.TitledCurve now = systems.curve();
    if (now.equals(shown)) {
      return;
    }
    shown = now;
    setVisible(!now.curve().training().isEmpty());
    title.setText(Messages.text("train.passes", now.title()));
    List<CurveChart.Curve> curves = new ArrayList<>();
    // Its images are moved and lean, so that they are harder than the validation images.
    add(curves, "train.curve.TRAINING.altered", RunCurves.Part.TRAINING, now.curve().training());
    add(curves, "train.curve.VALIDATION", RunCurves.Part.VALIDATION, now.curve().validation());
    chart.show(curves);
  }

  private static void add(
      List<CurveChart.Curve> curves,
      String name,
      RunCurves.Part part,
      List<LearningCurve.Point> points) {
    if (!points.isEmpty()) {
      curves.add(
          new CurveChart.Curve(
              Messages.text(name),
              new Points(points),
              Palette.ofClass(0),
              CurveSelection.style(part),
              Double.NaN));
    }
  }

  private record Points(List<LearningCurve.Point> all) implements CurvePoints {
    @Override
    public int size() {
      return all.size();
    }

    @Override
    public double x(int index) {
      return all.get(index).at();
    }

    @Override
    public double y(int index) {
      return all.get(index).accuracy();
    }
  }
}
