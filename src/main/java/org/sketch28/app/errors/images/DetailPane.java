package org.sketch28.app.errors.images;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.app.control.PixelGridView;
import org.sketch28.app.control.ProbabilityBars;
import org.sketch28.app.errors.evaluation.CorrectionsBar;
import org.sketch28.app.errors.evaluation.ErrorsViewModel;
import org.sketch28.app.errors.evaluation.OpenEvaluation;
import org.sketch28.data.corrections.Correction;
import org.sketch28.evaluate.Duplicates;
import org.sketch28.image.GrayImage;

/**
 * One image enlarged: what the model predicts, why, similar images, and a correction of its label.
 */
final class DetailPane extends ScrollPane {

  private static final int NO_CORRECTION = -2;

  private final ErrorsViewModel viewModel;
  private final ImagesViewModel images;
  private final DetailViewModel detail;
  private final PixelGridView image = new PixelGridView();
  private final Label words = new Label();
  private final Label tags = new Label();
  private final Label duplicate = new Label();
  private final ProbabilityBars bars = new ProbabilityBars();
  private final ComboBox<Integer> correction = new ComboBox<>();
  private final SaliencyLegend legend = new SaliencyLegend();
  private final VBox content;
  private final Label choose = new Label(Messages.text("datasets.choose"));
  private List<String> names = List.of();
  private boolean filling;

  /**
   * @param open opens the image on the canvas
   */
  DetailPane(
      ErrorsViewModel viewModel, ImagesViewModel images, DetailViewModel detail, Runnable open) {
    this.viewModel = viewModel;
    this.images = images;
    this.detail = detail;
    setId("error-detail");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinWidth(230);
    setPrefWidth(300);
    image.setId("error-image");
    words.setId("error-words");
    tags.setId("image-tags");
    tags.managedProperty().bind(tags.textProperty().isNotEmpty());
    duplicate.setId("error-duplicate");
    duplicate.managedProperty().bind(duplicate.textProperty().isNotEmpty());
    duplicate.getStyleClass().addAll("text-small", "text-muted");
    for (Label label : List.of(words, tags, duplicate, choose)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    Button openButton =
        new Button(Messages.text("datasets.open"), new FontIcon(Material2AL.CREATE));
    openButton.setId("error-open");
    openButton.setTooltip(new Tooltip(Messages.text("errors.open.tip")));
    openButton.setOnAction(event -> open.run());
    content =
        new VBox(
            8,
            image,
            words,
            tags,
            duplicate,
            openButton,
            saliency(),
            legend,
            bars,
            correctionBox(),
            new NeighboursBox(detail),
            new LayersBox(detail));
    content.getStyleClass().add("image-detail");
    setContent(content);
    images.selectedProperty().addListener((p, o, n) -> refresh());
    images.tags().versionProperty().addListener((p, o, n) -> refresh());
    images.duplicates().foundProperty().addListener((p, o, n) -> refresh());
    detail.attributionProperty().addListener((p, o, n) -> showAttribution());
    detail.impossibleProperty().addListener((p, o, n) -> showAttribution());
    detail.methodProperty().addListener((p, o, n) -> showAttribution());
    detail.forLabelProperty().addListener((p, o, n) -> showAttribution());
    viewModel.corrections().versionProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private HBox saliency() {
    ComboBox<AttributionMethod> method = new ComboBox<>();
    method.setId("error-saliency");
    method.setAccessibleText(Messages.text("errors.saliency"));
    method.getItems().setAll(AttributionMethod.values());
    method.setConverter(new ChoiceText<>(value -> Messages.text("errors.saliency." + value)));
    method.valueProperty().bindBidirectional(detail.methodProperty());
    method.setTooltip(new Tooltip(Messages.text("errors.saliency.tip")));
    method.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(method, Priority.ALWAYS);
    CheckBox forLabel = new CheckBox(Messages.text("errors.saliency.label"));
    forLabel.setId("error-saliency-label");
    forLabel.setTooltip(new Tooltip(Messages.text("errors.saliency.label.tip")));
    forLabel.selectedProperty().bindBidirectional(detail.forLabelProperty());
    forLabel.disableProperty().bind(method.valueProperty().isEqualTo(AttributionMethod.NONE));
    forLabel.setMinWidth(Region.USE_PREF_SIZE);
    HBox box = new HBox(6, method, forLabel);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private VBox correctionBox() {
    Label title = new Label(Messages.text("errors.correct"));
    title.getStyleClass().add("gauge-title");
    correction.setId("error-correct");
    correction.setAccessibleText(title.getText());
    correction.setMaxWidth(Double.MAX_VALUE);
    correction.setTooltip(new Tooltip(Messages.text("errors.correct.tip")));
    correction.setConverter(new ChoiceText<>(this::correctionText));
    correction
        .valueProperty()
        .addListener(
            (p, o, value) -> {
              if (!filling && value != null) {
                detail
                    .opened()
                    .ifPresent(
                        opened ->
                            detail.correct(
                                value == NO_CORRECTION
                                    ? opened.original().label(detail.index())
                                    : value));
              }
            });
    return new VBox(4, title, correction, new CorrectionsBar(viewModel));
  }

  private String correctionText(int value) {
    if (value == NO_CORRECTION) {
      return Messages.text("errors.correct.none");
    }
    return value == Correction.UNCLEAR
        ? Messages.text("errors.correct.unclear")
        : Messages.text("errors.correct.to", names.get(value));
  }

  private static String like(Duplicates all, int index) {
    if (all.nearest(index) < 0) {
      return "";
    }
    return all.isExact(index)
        ? Messages.text("errors.duplicates.same", all.nearest(index))
        : Messages.text("errors.duplicates.near", all.nearest(index), all.distance(index));
  }

  /** Shows the image that is selected. */
  void refresh() {
    boolean any = detail.opened().isPresent();
    setContent(any ? content : choose);
    choose.getStyleClass().setAll("label", "image-detail");
    if (!any) {
      image.show(GrayImage.blank(28, 28));
      return;
    }
    OpenEvaluation opened = detail.opened().get();
    int index = detail.index();
    image.show(opened.evaluation().data().image(index));
    showAttribution();
    words.setText(opened.describe(index) + familiarity(opened, index));
    tags.setText(
        images.tags().of(opened.evaluation()).apply(index).stream()
            .map(tag -> "#" + tag)
            .collect(Collectors.joining(" ")));
    duplicate.setText(
        images.duplicates().of(opened.evaluation().data()).map(all -> like(all, index)).orElse(""));
    bars.setClasses(opened.evaluation().data().classNames());
    bars.show(opened.evaluation().probabilities(index), opened.evaluation().predicted(index));
    fillCorrection(opened, index);
  }

  private static String familiarity(OpenEvaluation opened, int index) {
    return opened.evaluation().known(index) ? "" : "\n" + Messages.text("errors.unknown");
  }

  private void fillCorrection(OpenEvaluation opened, int index) {
    filling = true;
    List<Integer> choices = new ArrayList<>(List.of(NO_CORRECTION));
    names = opened.evaluation().data().classNames();
    for (int c = 0; c < names.size(); c++) {
      if (c != opened.original().label(index)) {
        choices.add(c);
      }
    }
    choices.add(Correction.UNCLEAR);
    if (!correction.getItems().equals(choices)) {
      correction.getItems().setAll(choices);
    }
    correction.setValue(
        viewModel
            .corrections()
            .of(opened.dataset().name(), opened.original().split(), index)
            .map(Correction::to)
            .orElse(NO_CORRECTION));
    filling = false;
  }

  private void showAttribution() {
    image.showOverlay(
        detail.attributionProperty().get().map(Attribution::values).orElse(new float[0]));
    if (detail.impossibleProperty().get()) {
      legend.showImpossible();
      return;
    }
    detail
        .opened()
        .ifPresent(
            opened ->
                legend.show(
                    detail.methodProperty().get(),
                    opened.evaluation().data().classNames().get(detail.explainedClass()),
                    detail
                        .attributionProperty()
                        .get()
                        .map(Attribution::residual)
                        .orElse(OptionalDouble.empty())));
  }
}
