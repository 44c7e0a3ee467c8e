package org.sketch28.app.datasets;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;

/**
 * The balance of the classes: for each, the number of its images, a bar, and its mean image. They
 * are buttons, each of which shows the images of its class.
 */
final class ClassFilter extends ScrollPane {

  private static final double BAR_HEIGHT = 24;
  private static final double NARROWEST = 38;
  private static final double WIDEST = 76;

  private final DatasetsViewModel viewModel;
  private final ToggleGroup group = new ToggleGroup();
  private final HBox columns = new HBox(2);
  private List<?> built = List.of();

  ClassFilter(DatasetsViewModel viewModel) {
    this.viewModel = viewModel;
    setId("class-filter");
    getStyleClass().add("class-filter");
    setContent(columns);
    setFitToWidth(true);
    setVbarPolicy(ScrollBarPolicy.NEVER);
    setMinHeight(USE_PREF_SIZE);
    viewModel.shownProperty().addListener((p, o, shown) -> show(shown));
    viewModel.classFilterProperty().addListener((p, o, index) -> mark(index.intValue()));
    show(null);
  }

  private void show(ShownImages shown) {
    // A button that is about to be clicked must not be replaced by its like.
    List<?> wanted =
        shown == null ? List.of() : List.of(shown.classes(), shown.images().classNames());
    if (!wanted.isEmpty() && wanted.equals(built)) {
      return;
    }
    built = wanted;
    columns.getChildren().clear();
    group.getToggles().clear();
    setVisible(shown != null);
    setManaged(shown != null);
    if (shown == null) {
      return;
    }
    int all = shown.images().size();
    add(ShownImages.ALL_CLASSES, Messages.text("datasets.all"), all, all, List.of());
    ClassSummary classes = shown.classes();
    for (int i = 0; i < classes.counts().size(); i++) {
      String name = shown.images().classNames().get(i);
      int count = classes.counts().get(i);
      ImageView mean =
          new ImageView(GrayImages.toImage(classes.means().get(i), Color.BLACK, Color.WHITE));
      add(i, name, count, all, List.of(bar(count, classes.largest()), mean));
    }
    mark(viewModel.classFilterProperty().get());
  }

  private static Node bar(int count, int largest) {
    Region bar = new Region();
    bar.getStyleClass().add("class-bar");
    double height = Math.ceil(BAR_HEIGHT * count / largest);
    bar.setMinHeight(height);
    bar.setMaxHeight(height);
    VBox box = new VBox(bar);
    box.getStyleClass().add("class-bar-box");
    box.setMinHeight(BAR_HEIGHT);
    return box;
  }

  private void add(int index, String name, int count, int all, List<Node> pictures) {
    Label number = new Label(Messages.text("datasets.class.count", count));
    number.getStyleClass().add("class-count");
    number.setMinWidth(USE_PREF_SIZE);
    Label title = new Label(name);
    title.getStyleClass().add("text-small");
    VBox content = new VBox(number);
    content.getStyleClass().add("class-column");
    content.getChildren().addAll(pictures);
    content.getChildren().add(title);
    ToggleButton button = new ToggleButton();
    button.setId(index < 0 ? "class-all" : "class-" + index);
    button.getStyleClass().add("class-button");
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setGraphic(content);
    button.setMinWidth(NARROWEST);
    button.setPrefWidth(WIDEST);
    button.setMaxWidth(WIDEST);
    button.setMaxHeight(Double.MAX_VALUE);
    HBox.setHgrow(button, Priority.ALWAYS);
    String words = Messages.text("datasets.class", name, count, (double) count / all);
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setToggleGroup(group);
    button.setUserData(index);
    button.setOnAction(
        event -> {
          group.selectToggle(button);
          viewModel.classFilterProperty().set(index);
        });
    columns.getChildren().add(button);
  }

  private void mark(int index) {
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData().equals(index))
        .findFirst()
        .ifPresent(group::selectToggle);
  }
}
