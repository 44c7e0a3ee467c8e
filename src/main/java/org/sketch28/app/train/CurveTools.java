package org.sketch28.app.train;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.image.Image;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.SaveChooser;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;

/** How the curves are drawn, and their export. */
final class CurveTools extends FlowPane {

  private static final double MOST_SMOOTHING = 0.99;

  private final CurvesPane curves;
  private final CurveSelection selection;
  private final SaveQueue files;

  /**
   * @param files writes the files of curves
   */
  CurveTools(CurvesPane curves, CurveSelection selection, SaveQueue files) {
    super(10, 4);
    this.curves = curves;
    this.selection = selection;
    this.files = files;
    setAlignment(Pos.CENTER_LEFT);
    CheckBox logarithmic = new CheckBox(Messages.text("train.logarithmic"));
    logarithmic.setId("train-log");
    logarithmic.selectedProperty().addListener((p, o, on) -> curves.setLogarithmic(on));
    CheckBox rate = new CheckBox(Messages.text("train.showRate"));
    rate.setId("train-rate");
    rate.selectedProperty().bindBidirectional(curves.rateShownProperty());
    Button reset = new Button(Messages.text("train.resetZoom"));
    reset.setId("train-reset-zoom");
    reset.getStyleClass().addAll("small", "accent");
    reset.setTooltip(new Tooltip(Messages.text("train.resetZoom.tip")));
    reset.setOnAction(event -> curves.resetZoom());
    reset.visibleProperty().bind(curves.zoomedProperty());
    reset.managedProperty().bind(curves.zoomedProperty());
    getChildren().addAll(axis(), smoothing(), logarithmic, rate, exportMenu(), reset);
  }

  private ComboBox<CurveAxis> axis() {
    ComboBox<CurveAxis> box = new ComboBox<>();
    box.setId("train-axis");
    box.getStyleClass().add("small");
    box.setPrefWidth(110);
    box.getItems().setAll(CurveAxis.values());
    box.valueProperty().bindBidirectional(selection.axisProperty());
    box.setTooltip(new Tooltip(Messages.text("train.axis.tip")));
    box.setAccessibleText(Messages.text("train.axis.tip"));
    box.setConverter(new ChoiceText<>(CurveAxis::title));
    return box;
  }

  private HBox smoothing() {
    Slider slider = new Slider(0, MOST_SMOOTHING, selection.smoothingProperty().get());
    slider.setId("train-smoothing");
    slider.setPrefWidth(80);
    slider.setBlockIncrement(0.05);
    slider.valueProperty().bindBidirectional(selection.smoothingProperty());
    slider.setTooltip(new Tooltip(Messages.text("train.smoothing.tip")));
    Label name = new Label(Messages.text("train.smoothing"));
    name.setLabelFor(slider);
    Label value = new Label();
    value.textProperty().bind(selection.smoothingProperty().asString("%.2f"));
    value.getStyleClass().add("text-muted");
    HBox box = new HBox(6, name, slider, value);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private MenuButton exportMenu() {
    MenuButton menu = new MenuButton(Messages.text("train.export"));
    menu.setId("train-export");
    menu.getStyleClass().add("small");
    menu.getItems().addAll(item("png", this::png), item("svg", this::svg), item("csv", this::csv));
    return menu;
  }

  /** Makes a file's content, in the background. */
  private interface Content {
    byte[] get() throws IOException;
  }

  private Content png() {
    Image shown = curves.snapshot(null, null);
    return () -> CurveExport.png(shown);
  }

  private Content svg() {
    Map<RunCurves.Measure, List<CurveChart.Curve>> shown = selection.copy();
    return () -> CurveExport.svg(shown);
  }

  private Content csv() {
    CurveAxis axis = selection.axisProperty().get();
    Map<RunCurves.Measure, List<CurveChart.Curve>> shown = selection.copy();
    return () -> CurveExport.csv(axis, shown);
  }

  /**
   * @param shown takes what is on the screen now, while the curves may grow
   */
  private MenuItem item(String format, Supplier<Content> shown) {
    MenuItem item = new MenuItem(Messages.text("train.export." + format));
    item.setId("train-export-" + format);
    item.setOnAction(
        event ->
            SaveChooser.choose(this, "curves." + format)
                .ifPresent(file -> save(file, shown.get())));
    return item;
  }

  private void save(Path file, Content content) {
    files.submit(
        () -> {
          try {
            AtomicFiles.write(file, content.get());
            return () -> {};
          } catch (IOException e) {
            throw new UserFacingException(
                Messages.text("file.cannotSave", file, FileErrors.reason(e)), e);
          }
        });
  }
}
