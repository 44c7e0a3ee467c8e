package org.sketch28.app.datasets;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.sketch28.app.base.Messages;

/** A button for each class, with the number of its images, to show the images of one class. */
final class ClassFilter extends FlowPane {

  private final DatasetsViewModel viewModel;
  private final ToggleGroup group = new ToggleGroup();

  ClassFilter(DatasetsViewModel viewModel) {
    super(4, 4);
    this.viewModel = viewModel;
    setId("class-filter");
    viewModel.shownProperty().addListener((p, o, shown) -> show(shown));
    viewModel.classFilterProperty().addListener((p, o, index) -> mark(index.intValue()));
  }

  private void show(ShownImages shown) {
    getChildren().clear();
    group.getToggles().clear();
    if (shown == null) {
      return;
    }
    int[] counts = shown.images().classCounts();
    List<String> names = shown.images().classNames();
    add(ShownImages.ALL_CLASSES, Messages.text("datasets.all"), shown.images().size());
    for (int i = 0; i < counts.length; i++) {
      add(i, names.get(i), counts[i]);
    }
    mark(viewModel.classFilterProperty().get());
  }

  private void add(int index, String name, int count) {
    ToggleButton button = new ToggleButton("%s  %,d".formatted(name, count));
    button.setId(index < 0 ? "class-all" : "class-" + index);
    button.getStyleClass().add("small");
    button.setToggleGroup(group);
    button.setUserData(index);
    button.setOnAction(
        event -> {
          group.selectToggle(button);
          viewModel.classFilterProperty().set(index);
        });
    getChildren().add(button);
  }

  private void mark(int index) {
    group.getToggles().stream()
        .filter(toggle -> toggle.getUserData().equals(index))
        .findFirst()
        .ifPresent(group::selectToggle);
  }
}
