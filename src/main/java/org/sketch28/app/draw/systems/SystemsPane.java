package org.sketch28.app.draw.systems;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.TitledPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;

/** A row for each trained system of MNIST's history: what it reads, and how sure it is. */
public final class SystemsPane extends TitledPane {

  private final GridPane rows = new GridPane();
  private final Label notice = new Label();

  public SystemsPane(SystemsViewModel viewModel) {
    setId("systems");
    setText(Messages.text("systems.title"));
    setTooltip(new Tooltip(Messages.text("systems.tip")));
    setAnimated(false);
    setExpanded(viewModel.shownProperty().get());
    expandedProperty().bindBidirectional(viewModel.shownProperty());
    rows.setId("systems-rows");
    rows.setHgap(8);
    rows.setVgap(3);
    ColumnConstraints year = new ColumnConstraints();
    ColumnConstraints title = new ColumnConstraints();
    ColumnConstraints winner = new ColumnConstraints();
    ColumnConstraints share = new ColumnConstraints();
    title.setHgrow(Priority.ALWAYS);
    title.setMinWidth(60);
    share.setHalignment(HPos.RIGHT);
    share.setMinWidth(46);
    rows.getColumnConstraints().addAll(year, title, winner, share);
    notice.setId("systems-notice");
    notice.setWrapText(true);
    notice.setMinHeight(Region.USE_PREF_SIZE);
    notice.getStyleClass().addAll("text-small", "text-muted");
    notice.managedProperty().bind(notice.textProperty().isNotEmpty());
    setContent(new VBox(6, rows, notice));
    viewModel.stateProperty().addListener((p, o, state) -> show(state));
    show(viewModel.stateProperty().get());
  }

  private void show(SystemsViewModel.State state) {
    rows.getChildren().clear();
    Optional<String> usual = mostFrequent(state.votes());
    for (SystemsViewModel.Vote vote : state.votes()) {
      Label year = muted(Integer.toString(vote.system().year()));
      Label title = new Label(vote.system().title());
      title.getStyleClass().add("text-small");
      title.setWrapText(true);
      title.setMinHeight(Region.USE_PREF_SIZE);
      title.setTooltip(new Tooltip(vote.system().description()));
      Label winner = new Label(vote.winner().orElse("…"));
      winner.setId("vote-" + vote.system().name().toLowerCase(Locale.ROOT));
      winner.setMinWidth(Region.USE_PREF_SIZE);
      winner.getStyleClass().add("vote");
      // Bold as well as coloured, for who cannot see the colour.
      if (vote.winner().isPresent() && !vote.winner().equals(usual)) {
        winner.getStyleClass().add("other-vote");
      }
      Label share =
          muted(
              vote.winner().isPresent()
                  ? Messages.text("systems.share", 100 * vote.confidence())
                  : "");
      rows.addRow(rows.getRowCount(), year, title, winner, share);
    }
    notice.setText(
        !state.loaded()
            ? Messages.text("systems.loading")
            : state.votes().isEmpty() ? Messages.text("systems.none") : "");
  }

  private static Optional<String> mostFrequent(List<SystemsViewModel.Vote> votes) {
    return votes.stream()
        .flatMap(vote -> vote.winner().stream())
        .max(
            Comparator.comparingLong(
                name ->
                    votes.stream()
                        .filter(v -> v.winner().filter(name::equals).isPresent())
                        .count()));
  }

  private static Label muted(String text) {
    Label label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.getStyleClass().addAll("text-small", "text-muted");
    return label;
  }
}
