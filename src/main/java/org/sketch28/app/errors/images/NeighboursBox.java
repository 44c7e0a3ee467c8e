package org.sketch28.app.errors.images;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.GrayImages;
import org.sketch28.evaluate.Neighbours;

/** The training images that the model finds most similar. */
final class NeighboursBox extends VBox {

  private static final double SIDE = 44;
  private static final double ROOM = 2 * (SIDE + 22);

  private final DetailViewModel detail;
  private final FlowPane images = new FlowPane(6, 4);
  private final Button prepare = new Button(Messages.text("errors.neighbours.prepare"));
  private final Label help = new Label(Messages.text("errors.neighbours.help"));

  NeighboursBox(DetailViewModel detail) {
    super(4);
    this.detail = detail;
    Label title = new Label(Messages.text("errors.neighbours"));
    title.getStyleClass().add("gauge-title");
    help.setWrapText(true);
    help.setMinHeight(Region.USE_PREF_SIZE);
    help.getStyleClass().addAll("text-small", "text-muted");
    prepare.setId("neighbours-prepare");
    prepare.getStyleClass().add("small");
    prepare.setOnAction(event -> detail.prepareNeighbours());
    images.setId("neighbours");
    // Both take their room always, so that what is below does not move when neighbours are found.
    images.setMinHeight(ROOM);
    getChildren().addAll(title, new StackPane(images, new VBox(4, help, prepare)));
    detail.neighboursProperty().addListener((p, o, n) -> refresh());
    refresh();
  }

  private void refresh() {
    boolean known = detail.neighboursProperty().get().isPresent();
    for (Region each : List.of(help, prepare)) {
      each.setVisible(!known);
    }
    images.getChildren().clear();
    detail
        .neighboursProperty()
        .get()
        .ifPresent(
            nearest ->
                nearest
                    .neighbours()
                    .forEach(neighbour -> images.getChildren().add(cell(nearest, neighbour))));
  }

  private static VBox cell(NeighbourFinder.Nearest nearest, Neighbours.Neighbour neighbour) {
    ImageView view =
        new ImageView(
            GrayImages.toImage(nearest.data().image(neighbour.index()), Color.BLACK, Color.WHITE));
    view.setFitWidth(SIDE);
    view.setFitHeight(SIDE);
    view.setSmooth(false);
    String name = nearest.data().classNames().get(nearest.data().label(neighbour.index()));
    Label label = new Label(name);
    label.getStyleClass().add("text-small");
    label.setMaxWidth(SIDE + 6);
    VBox box = new VBox(view, label);
    box.setAlignment(Pos.TOP_CENTER);
    Tooltip.install(
        box,
        new Tooltip(
            Messages.text("errors.neighbours.tip", neighbour.index(), name, neighbour.distance())));
    return box;
  }
}
