package org.sketch28.app.draw.network;

import java.util.List;
import java.util.Locale;
import org.sketch28.app.base.Messages;
import org.sketch28.model.units.Connection;
import org.sketch28.model.units.Stage;

/** What stages and channels are called on screen. */
final class StageWords {

  private StageWords() {}

  /** Such as "Convolution 2": those of a kind are numbered. */
  static String title(List<Stage> stages, int index) {
    Stage.Kind kind = stages.get(index).kind();
    String name = Messages.text("network.stage." + kind.name().toLowerCase(Locale.ROOT));
    long before = stages.subList(0, index).stream().filter(s -> s.kind() == kind).count();
    long all = stages.stream().filter(s -> s.kind() == kind).count();
    return all > 1 ? name + " " + (before + 1) : name;
  }

  static String size(Stage stage) {
    return stage.height() * stage.width() == 1
        ? Integer.toString(stage.channels())
        : "%d × %d × %d".formatted(stage.channels(), stage.height(), stage.width());
  }

  /** A class by its name, any other channel by its number, which begins with 1. */
  static String channel(Diagram diagram, Connection.Channel channel) {
    Stage stage = diagram.stages().get(channel.stage());
    return switch (stage.kind()) {
      case CLASSES -> Messages.text("network.class", diagram.classNames().get(channel.index()));
      case INPUT -> Messages.text("network.pixels");
      case DENSE, MEAN -> Messages.text("network.unit", channel.index() + 1);
      default -> Messages.text("network.channel", channel.index() + 1);
    };
  }
}
