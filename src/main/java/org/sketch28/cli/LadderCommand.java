package org.sketch28.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderFigures;
import org.sketch28.train.ladder.LadderFile;
import org.sketch28.train.ladder.LadderSystem;
import org.sketch28.train.ladder.TrainedFigures;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 ladder}: the systems of MNIST's history, published and trained here. */
@Command(
    name = "ladder",
    description =
        "List the systems of MNIST's history: the error that was published, and the error of the same"
            + " system trained here.",
    footer = {
      "",
      "\"sketch28 train --recipe NAME\" trains a system. Each error is the share of MNIST's test"
          + " images that the system gets wrong; for several trainings, their mean, with the 95 %%"
          + " interval of a single one. \"undisputed\" leaves out the 15 images whose labels most"
          + " people dispute. Settings were chosen without the test images. Errors under"
          + " \"chosen by test\" are of trainings whose best epoch the test images chose, as in many"
          + " papers; they are too optimistic."
    },
    mixinStandardHelpOptions = true)
final class LadderCommand implements Callable<Integer> {

  private final Workspace workspace;

  LadderCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(
      names = "--write",
      hidden = true,
      paramLabel = "FILE",
      description = "Write the figures of the user's models in the form that ships.")
  private Path file;

  @Override
  public Integer call() throws UserFacingException {
    List<ModelStore.Entry> trained = workspace.trainedModels().list();
    if (file != null) {
      write(TrainedFigures.timed(trained));
      return 0;
    }
    Map<String, LadderFigures> own = TrainedFigures.of(trained);
    Map<String, LadderFigures> shipped = LadderFile.shipped();
    if (output.isJson()) {
      Ladder.systems().forEach(system -> printJson(system, shipped, own));
    } else {
      printTable(shipped, own);
    }
    return 0;
  }

  /** Systems that are not among the user's models keep the figures that ship. */
  private void write(Map<String, LadderFigures> own) throws UserFacingException {
    List<LadderFigures> figures = new ArrayList<>();
    Map<String, LadderFigures> shipped = LadderFile.shipped();
    for (LadderSystem system : Ladder.systems()) {
      Optional.ofNullable(own.getOrDefault(system.name(), shipped.get(system.name())))
          .ifPresent(figures::add);
    }
    try {
      LadderFile.write(file, figures);
    } catch (IOException e) {
      throw new UserFacingException("Cannot write " + file + ": " + FileErrors.reason(e), e);
    }
  }

  private void printJson(
      LadderSystem system, Map<String, LadderFigures> shipped, Map<String, LadderFigures> own) {
    Optional<LadderFigures> figures = Optional.ofNullable(shipped.get(system.name()));
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("system", system.name());
    line.put("title", system.title());
    line.put("year", system.year());
    line.put("paper", system.paper());
    line.put("publishedError", system.publishedError());
    line.put("honestError", figures.map(each -> orNull(each.error())).orElse(null));
    line.put("undisputedError", figures.map(each -> orNull(each.undisputedError())).orElse(null));
    line.put(
        "protocolError", figures.map(each -> orNull(each.publishedProtocolError())).orElse(null));
    line.put(
        "seeds",
        figures.stream().flatMap(each -> each.honest().stream()).map(each -> each.seed()).toList());
    line.put("seconds", figures.map(LadderFigures::seconds).orElse(null));
    line.put("predictionMillis", figures.map(each -> orNull(each.predictionMillis())).orElse(null));
    line.put("parameters", figures.map(LadderFigures::parameters).orElse(null));
    line.put(
        "command",
        figures
            .map(LadderFigures::command)
            .orElse("sketch28 train --recipe %s --dataset mnist".formatted(system.name())));
    line.put(
        "ownError",
        Optional.ofNullable(own.get(system.name())).map(each -> orNull(each.error())).orElse(null));
    output.json(line);
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private void printTable(Map<String, LadderFigures> shipped, Map<String, LadderFigures> own) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "year",
            "system",
            "published",
            "here",
            "undisputed",
            "chosen by test",
            "trainings",
            "time",
            "prediction",
            "parameters",
            "yours"));
    for (LadderSystem system : Ladder.systems()) {
      Optional<LadderFigures> figures = Optional.ofNullable(shipped.get(system.name()));
      rows.add(
          List.of(
              Integer.toString(system.year()),
              system.name(),
              percent(system.publishedError()),
              figures.map(LadderCommand::inWords).orElse("–"),
              percent(figures.map(LadderFigures::undisputedError)),
              percent(figures.map(LadderFigures::publishedProtocolError)),
              figures.map(each -> Integer.toString(each.honest().size())).orElse("–"),
              figures.map(each -> time(each.seconds())).orElse("–"),
              figures
                  .flatMap(each -> Optional.ofNullable(orNull(each.predictionMillis())))
                  .map("%.1f ms"::formatted)
                  .orElse("–"),
              figures.map(each -> "%,d".formatted(each.parameters())).orElse("–"),
              percent(Optional.ofNullable(own.get(system.name())).map(LadderFigures::error))));
    }
    TextTable.lines(rows).forEach(line -> output.line("%s", line));
    workspace
        .humanRate()
        .read()
        .ifPresent(
            count ->
                output.line(
                    "Your own error in \"You vs. model\": %s on %,d images.",
                    inWords(1 - count.accuracy(), count), count.count()));
  }

  private static String inWords(LadderFigures figures) {
    if (figures.error().isEmpty()) {
      return "–";
    }
    double error = figures.error().getAsDouble();
    return inWords(error, BinomialCount.ofError(error, figures.images()));
  }

  private static String inWords(double error, BinomialCount count) {
    return "%.2f %% (%.2f to %.2f)"
        .formatted(100 * error, 100 * (1 - count.high()), 100 * (1 - count.low()));
  }

  private static String percent(Optional<OptionalDouble> share) {
    return share
        .filter(OptionalDouble::isPresent)
        .map(each -> percent(each.getAsDouble()))
        .orElse("–");
  }

  private static String percent(double share) {
    return "%.2f %%".formatted(100 * share);
  }

  private static String time(double seconds) {
    return seconds < 120 ? "%.0f s".formatted(seconds) : "%.0f min".formatted(seconds / 60);
  }
}
