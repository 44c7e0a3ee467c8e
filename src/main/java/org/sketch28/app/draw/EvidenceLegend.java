package org.sketch28.app.draw;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.SignColors;
import org.sketch28.model.recognize.InkEvidence;

/** Says in words what the colours of the strokes mean. */
final class EvidenceLegend extends VBox {

  private final Label forIt = entry("evidence-for", SignColors.FOR);
  private final Label against = entry("evidence-against", SignColors.AGAINST);
  private final Label notice = new Label();

  EvidenceLegend(DrawViewModel viewModel) {
    super(2);
    setId("evidence");
    getStyleClass().add("canvas-notice");
    setMouseTransparent(true);
    setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    notice.setId("evidence-notice");
    notice.setWrapText(true);
    HBox colors = new HBox(12, forIt, against);
    colors.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(colors, notice);
    visibleProperty().bind(viewModel.evidence().shownProperty());
    viewModel.evidence().foundProperty().subscribe(found -> show(viewModel, found));
    viewModel.emptyProperty().subscribe(empty -> show(viewModel, List.of()));
    viewModel.liveProperty().map(Optional::isPresent).subscribe(live -> show(viewModel, List.of()));
  }

  private static Label entry(String id, Color color) {
    Label label = new Label("", new Rectangle(14, 10, color));
    label.setId(id);
    return label;
  }

  private void show(DrawViewModel viewModel, List<InkEvidence> found) {
    List<String> names = viewModel.resultProperty().get().classNames();
    boolean one = found.size() == 1;
    forIt.setText(
        one
            ? Messages.text("evidence.for", names.get(found.get(0).winner()))
            : Messages.text("evidence.for.each"));
    against.setText(Messages.text("evidence.against"));
    if (viewModel.emptyProperty().get() && viewModel.liveProperty().get().isEmpty()) {
      notice.setText(Messages.text("evidence.empty"));
    } else if (one) {
      InkEvidence evidence = found.get(0);
      notice.setText(
          Messages.text(
              evidence.strongest().fall() < 0 ? "evidence.opposing" : "evidence.strongest",
              names.get(evidence.winner()),
              evidence.logit(),
              evidence.logit() - evidence.strongest().fall()));
    } else {
      notice.setText(Messages.text(found.isEmpty() ? "evidence.waiting" : "evidence.number"));
    }
  }
}
