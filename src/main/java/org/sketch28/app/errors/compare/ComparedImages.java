package org.sketch28.app.errors.compare;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ImageGrid;
import org.sketch28.app.errors.evaluation.ImageSelectionListener;

/** The images that two models differ on in one way, or that both of them get wrong. */
final class ComparedImages extends VBox {

  private static final int LEAST_HEIGHT = 66;

  private final Label title = new Label();
  private final Label count = new Label();
  private final Button show = new Button(Messages.text("errors.compare.show"));
  private final ImageGrid grid = new ImageGrid();

  /**
   * @param name for the ids of its controls
   */
  ComparedImages(String name) {
    super(6);
    title.getStyleClass().add("text-bold");
    count.setId("compare-count-" + name);
    count.getStyleClass().add("text-muted");
    show.setId("compare-show-" + name);
    show.getStyleClass().add("small");
    HBox head = new HBox(12, title, count, show);
    head.setAlignment(Pos.BASELINE_LEFT);
    grid.setId("compare-grid-" + name);
    grid.setMinHeight(LEAST_HEIGHT);
    grid.visibleProperty().bind(show.disabledProperty().not());
    grid.managedProperty().bind(grid.visibleProperty());
    VBox.setVgrow(grid, Priority.ALWAYS);
    getChildren().addAll(head, grid);
  }

  /**
   * Shows images.
   *
   * @param words what they have in common
   * @param indices in the open evaluation
   * @param open is notified of those that are to be shown in the tab of images
   */
  void show(Compared compared, String words, int[] indices, ImageSelectionListener open) {
    title.setText(words);
    count.setText("%,d".formatted(indices.length));
    show.setDisable(indices.length == 0);
    show.setOnAction(event -> open.selected(words, indices));
    VBox.setVgrow(this, indices.length == 0 ? Priority.NEVER : Priority.ALWAYS);
    grid.setOnOpened(index -> open.selected(words, indices, index));
    grid.show(compared.opened().evaluation().data(), indices, compared::describe);
  }
}
