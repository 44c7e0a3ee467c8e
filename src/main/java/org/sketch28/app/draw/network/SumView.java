package org.sketch28.app.draw.network;

import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.sketch28.app.base.Messages;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.UnitSum;

/** The arithmetic of a unit, from its strongest inputs to what it puts out. */
final class SumView extends VBox {

  /** Inputs with a patch and a kernel of their own; the others are summed up. */
  private static final int PICTURES = 3;

  private static final int LINES = 6;

  SumView(Diagram diagram, UnitSum sum) {
    super(6);
    setId("unit-sum");
    Stage stage = diagram.stages().get(sum.unit().stage());
    if (stage.kind() == Stage.Kind.MEAN) {
      Stage before = diagram.stages().get(sum.unit().stage() - 1);
      line(
          Messages.text(
              "network.sum.mean", sum.unit().channel() + 1, before.height() * before.width()));
      return;
    }
    for (int i = 0; i < sum.parts().size(); i++) {
      if (sum.parts().size() > 1) {
        line(Messages.text(i == 0 ? "network.sum.first" : "network.sum.shortcut"));
      }
      add(diagram, sum.parts().get(i));
    }
    if (sum.parts().size() > 1) {
      line(Messages.text("network.sum.total", UnitWords.number(sum.total())));
    }
    if (stage.pool() > 1) {
      line(Messages.text("network.sum.pool", stage.pool()));
    }
    if (stage.relu()) {
      line(
          Messages.text(
              sum.total() < 0 ? "network.sum.relu.zero" : "network.sum.relu",
              UnitWords.number(sum.output())));
    }
    if (stage.kind() == Stage.Kind.CLASSES) {
      line(
          Messages.text(
              "network.sum.softmax", 100 * diagram.probabilities()[sum.unit().channel()]));
    }
  }

  private void line(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add("text-small");
    getChildren().add(label);
  }

  private void add(Diagram diagram, UnitSum.Part part) {
    boolean pictures = part.height() * part.width() > 1;
    List<UnitSum.Term> shown =
        part.terms().subList(0, Math.min(part.terms().size(), pictures ? PICTURES : LINES));
    for (UnitSum.Term term : shown) {
      getChildren().add(pictures ? withPictures(diagram, part, term) : inNumbers(diagram, term));
    }
    int others = part.terms().size() - shown.size();
    if (others > 0) {
      double rest = part.sum() - shown.stream().mapToDouble(UnitSum.Term::value).sum();
      line(Messages.text("network.sum.others", UnitWords.summand(rest), others));
    }
    if (part.bias() != 0) {
      line(Messages.text("network.sum.bias", UnitWords.summand(part.bias())));
    }
    if (part.scale() != 1 || part.shift() != 0) {
      line(
          Messages.text(
              "network.sum.norm", UnitWords.number(part.scale()), UnitWords.summand(part.shift())));
    }
    line(Messages.text("network.sum.result", UnitWords.number(part.result())));
  }

  private static Node withPictures(Diagram diagram, UnitSum.Part part, UnitSum.Term term) {
    Label name = new Label(StageWords.channel(diagram, term.from()));
    name.getStyleClass().addAll("text-small", "text-muted");
    HBox row =
        new HBox(
            5,
            new PatchView(term.patch(), part.height(), part.width()),
            new Label("×"),
            new PatchView(term.kernel(), part.height(), part.width()),
            new Label("= " + UnitWords.number(term.value())));
    row.setAlignment(Pos.CENTER_LEFT);
    return new VBox(1, name, row);
  }

  private static Node inNumbers(Diagram diagram, UnitSum.Term term) {
    Connection.Channel from = term.from();
    Label label =
        new Label(
            "%s: %s × %s = %s"
                .formatted(
                    StageWords.channel(diagram, from),
                    UnitWords.number(term.patch()[0]),
                    UnitWords.number(term.kernel()[0]),
                    UnitWords.number(term.value())));
    label.getStyleClass().add("text-small");
    return label;
  }
}
