package org.sketch28.app.draw.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.FeatureMapsView;
import org.sketch28.model.Prediction;
import org.sketch28.model.explain.FeatureMaps;

/** The network at work on the drawing, below the canvas; closed at first. */
public final class NetworkPane extends BorderPane {

  /** The side of a picture of what a model without layers rests on. */
  private static final int EVIDENCE = 84;

  private final NetworkViewModel viewModel;
  private final NetworkDiagram diagram;
  private final UnitPane unit;
  private final Button allOn = new Button(Messages.text("network.all"));
  private final Label words = new Label();
  private final ComboBox<String> members = new ComboBox<>();
  private final VBox evidence = new VBox(6);
  private boolean filling;

  public NetworkPane(NetworkViewModel viewModel) {
    this.viewModel = viewModel;
    this.diagram = new NetworkDiagram(viewModel::select, viewModel::toggleSelected);
    this.unit = new UnitPane(viewModel::toggleSelected);
    setId("network");
    getStyleClass().add("network-pane");
    setPadding(new Insets(4, 12, 8, 12));
    setTop(top());
    evidence.setId("network-evidence");
    BorderPane.setMargin(unit, new Insets(0, 0, 0, 8));
    members
        .getSelectionModel()
        .selectedIndexProperty()
        .addListener(
            (p, o, index) -> {
              if (!filling && index.intValue() >= 0) {
                viewModel.choose(index.intValue());
              }
            });
    viewModel.viewProperty().subscribe(this::show);
    viewModel.detailProperty().subscribe(this::show);
    visibleProperty().bind(viewModel.shownProperty());
    managedProperty().bind(visibleProperty());
  }

  private HBox top() {
    words.setId("network-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.getStyleClass().add("text-small");
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    members.setId("network-member");
    members.setMinWidth(Region.USE_PREF_SIZE);
    members.setAccessibleText(Messages.text("network.member"));
    members.managedProperty().bind(members.visibleProperty());
    Button close = new Button(Messages.text("network.close"));
    close.setId("network-close");
    close.setMinWidth(Region.USE_PREF_SIZE);
    close.setOnAction(event -> viewModel.shownProperty().set(false));
    allOn.setId("network-all-on");
    allOn.setMinWidth(Region.USE_PREF_SIZE);
    allOn.setOnAction(event -> viewModel.switchAllOn());
    allOn.managedProperty().bind(allOn.visibleProperty());
    HBox top = new HBox(10, words, allOn, members, close);
    top.setAlignment(Pos.CENTER_LEFT);
    return top;
  }

  private void show(NetworkWatcher.View view) {
    filling = true;
    List<String> titles = new ArrayList<>();
    for (String title : view.members()) {
      titles.add(
          Messages.text("network.member.item", titles.size() + 1, view.members().size(), title));
    }
    if (!members.getItems().equals(titles)) {
      members.getItems().setAll(titles);
    }
    members.getSelectionModel().select(view.member());
    members.setVisible(!view.members().isEmpty());
    filling = false;
    diagram.show(view.diagram());
    allOn.setVisible(view.diagram().filter(each -> !each.off().isEmpty()).isPresent());
    if (view.diagram().isPresent()) {
      words.setText(words(view.diagram().get()));
      setCenter(diagram);
      setRight(unit);
    } else {
      words.setText(
          Messages.text(view.evidence().isEmpty() ? "network.waiting" : "network.classical"));
      evidence.getChildren().clear();
      view.evidence().forEach(this::add);
      ScrollPane pane = new ScrollPane(evidence);
      pane.setFitToWidth(true);
      setCenter(pane);
      setRight(null);
    }
  }

  private static String words(Diagram diagram) {
    if (diagram.off().isEmpty()) {
      return Messages.text("network.words");
    }
    return Messages.text(
        diagram.off().size() == 1 ? "network.off.words" : "network.off.words.several",
        winner(diagram, diagram.whole()),
        winner(diagram, diagram.probabilities()),
        diagram.off().size());
  }

  private static String winner(Diagram diagram, float[] probabilities) {
    int best = new Prediction(probabilities, 1).best();
    return Messages.text(
        "network.off.winner", diagram.classNames().get(best), 100 * probabilities[best]);
  }

  private void add(FeatureMaps maps) {
    FeatureMapsView view = new FeatureMapsView(EVIDENCE);
    view.show(maps);
    evidence.getChildren().addAll(new Label(maps.layer()), view);
  }

  private void show(Optional<UnitDetail> detail) {
    diagram.mark(detail.map(UnitDetail::unit));
    Optional<Diagram> shown = viewModel.viewProperty().get().diagram();
    if (detail.isPresent() && shown.isPresent()) {
      unit.show(shown.get(), detail.get());
    } else {
      unit.showHint();
    }
  }

  /** Sets the colour of writing in the diagram. */
  public void setTextColor(Color color) {
    diagram.setTextColor(color);
  }
}
