package org.sketch28.app.errors.images;

import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;

/** Controls for which images are shown, and in which order. */
final class FilterBar extends FlowPane {

  private final ImagesViewModel images;
  private final ComboBox<ImageFilter.Show> show = new ComboBox<>();
  private final ComboBox<ImageFilter.Sort> sort = new ComboBox<>();
  private final ComboBox<Integer> label = new ComboBox<>();
  private final ComboBox<Integer> predicted = new ComboBox<>();
  private final Slider least = new Slider(0, 1, 0);
  private final Slider most = new Slider(0, 1, 1);
  private final TextField text = new TextField();
  private final Button clear = new Button(Messages.text("errors.filter.clear"));
  private List<String> names = List.of();
  private boolean filling;

  FilterBar(ErrorsViewModel viewModel, ImagesViewModel images) {
    super(8, 6);
    this.images = images;
    setRowValignment(VPos.CENTER);
    show.getItems().setAll(ImageFilter.Show.values());
    sort.getItems().setAll(ImageFilter.Sort.values());
    show.setConverter(new ChoiceText<>(value -> Messages.text("errors.show." + value)));
    sort.setConverter(new ChoiceText<>(value -> Messages.text("errors.sort." + value)));
    label.setConverter(new ChoiceText<>(this::className));
    predicted.setConverter(new ChoiceText<>(this::className));
    text.setPromptText(Messages.text("errors.filter.text"));
    text.setPrefColumnCount(9);
    least.setPrefWidth(80);
    most.setPrefWidth(80);
    Label from = new Label();
    from.textProperty().bind(least.valueProperty().map(v -> percent(v.doubleValue())));
    Label to = new Label();
    to.textProperty().bind(most.valueProperty().map(v -> percent(v.doubleValue())));
    from.setMinWidth(48);
    to.setMinWidth(48);
    HBox confidence = new HBox(4, least, from, new Label("–"), most, to);
    confidence.setAlignment(Pos.CENTER_LEFT);
    add("show", show, show);
    add("sort", sort, sort);
    add("label", label, label);
    add("predicted", predicted, predicted);
    add("confidence", confidence, least);
    most.setId("filter-confidence-most");
    most.setAccessibleText(Messages.text("errors.filter.confidence.most"));
    add("text", text, text);
    clear.setId("filter-clear");
    clear.getStyleClass().add("small");
    clear.setTooltip(new Tooltip(Messages.text("errors.filter.clear.tip")));
    clear.setOnAction(event -> images.filterProperty().set(ImageFilter.ERRORS));
    getChildren().add(clear);
    show.valueProperty().addListener((p, o, n) -> read());
    sort.valueProperty().addListener((p, o, n) -> read());
    label.valueProperty().addListener((p, o, n) -> read());
    predicted.valueProperty().addListener((p, o, n) -> read());
    least.valueProperty().addListener((p, o, n) -> read());
    most.valueProperty().addListener((p, o, n) -> read());
    text.textProperty().addListener((p, o, n) -> read());
    viewModel.openedProperty().addListener((p, o, opened) -> setClasses(opened));
    images.filterProperty().addListener((p, o, n) -> fill());
    setClasses(viewModel.openedProperty().get());
    fill();
  }

  private void add(String name, Node shown, Node control) {
    Label title = new Label(Messages.text("errors.filter." + name));
    title.getStyleClass().add("text-muted");
    title.setLabelFor(control);
    control.setId("filter-" + name);
    control.setAccessibleText(title.getText());
    Tooltip.install(shown, new Tooltip(Messages.text("errors.filter." + name + ".tip")));
    HBox box = new HBox(4, title, shown);
    box.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(box);
  }

  private static String percent(double share) {
    return "%.0f %%".formatted(100 * share);
  }

  private String className(int index) {
    return index == ImageFilter.ANY || index >= names.size()
        ? Messages.text("errors.filter.any")
        : names.get(index);
  }

  private void setClasses(OpenEvaluation opened) {
    if (opened == null || opened.evaluation().data().classNames().equals(names)) {
      return;
    }
    filling = true;
    names = opened.evaluation().data().classNames();
    List<Integer> all = new ArrayList<>(List.of(ImageFilter.ANY));
    for (int i = 0; i < names.size(); i++) {
      all.add(i);
    }
    label.setItems(FXCollections.observableArrayList(all));
    predicted.setItems(FXCollections.observableArrayList(all));
    filling = false;
    fill();
  }

  private void fill() {
    filling = true;
    ImageFilter filter = images.filterProperty().get();
    clear.setDisable(filter.equals(ImageFilter.ERRORS));
    show.setValue(filter.show());
    sort.setValue(filter.sort());
    label.setValue(filter.label());
    predicted.setValue(filter.predicted());
    least.setValue(filter.least());
    most.setValue(filter.most());
    if (!text.getText().equals(filter.text())) {
      text.setText(filter.text());
    }
    filling = false;
  }

  private void read() {
    if (filling || label.getValue() == null || predicted.getValue() == null) {
      return;
    }
    boolean duplicatesNow =
        sort.getValue() == ImageFilter.Sort.DUPLICATES
            && images.filterProperty().get().sort() != ImageFilter.Sort.DUPLICATES;
    // Among the errors alone, hardly any image has its like.
    ImageFilter.Show wanted = duplicatesNow ? ImageFilter.Show.ALL : show.getValue();
    boolean suspectsNow =
        wanted == ImageFilter.Show.SUSPECTS
            && images.filterProperty().get().show() != ImageFilter.Show.SUSPECTS;
    images
        .filterProperty()
        .set(
            ImageFilterBuilder.builder()
                .show(wanted)
                .sort(suspectsNow ? ImageFilter.Sort.MISLABELLED : sort.getValue())
                .label(label.getValue())
                .predicted(predicted.getValue())
                .least(least.getValue())
                .most(most.getValue())
                .text(text.getText())
                .build());
  }
}
