package org.sketch28.app.train;

import java.util.function.Consumer;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;
import org.kordamp.ikonli.material2.Material2AL;
import org.sketch28.app.base.Messages;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderSystem;

/** The systems of MNIST's history, each of which can be trained. */
final class HistoryMenu extends MenuButton {

  /**
   * @param ladder shows the errors of all systems
   * @param train trains a system
   */
  HistoryMenu(Runnable ladder, Consumer<LadderSystem> train) {
    super(Messages.text("train.history"), new FontIcon(Material2AL.HISTORY));
    setId("train-history");
    setMaxWidth(Double.MAX_VALUE);
    setTooltip(new Tooltip(Messages.text("train.history.tip")));
    MenuItem all = new MenuItem(Messages.text("train.history.ladder"));
    all.setId("history-ladder");
    all.setOnAction(event -> ladder.run());
    getItems().addAll(all, new SeparatorMenuItem());
    for (LadderSystem system : Ladder.systems()) {
      MenuItem item =
          new MenuItem(
              Messages.text(
                  "train.history.item",
                  Integer.toString(system.year()),
                  system.title(),
                  100 * system.publishedError()));
      item.setId("history-" + system.name());
      item.setOnAction(event -> train.accept(system));
      getItems().add(item);
    }
  }
}
