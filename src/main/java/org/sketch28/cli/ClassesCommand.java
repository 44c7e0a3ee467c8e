package org.sketch28.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore.Saved;
import org.sketch28.train.tune.FewDrawingsTraining;
import org.sketch28.train.tune.FewDrawingsTraining.Verdict;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sketch28 classes}: the user's own classes, which are drawn in the window. */
@Command(
    name = "classes",
    description =
        "List your own classes, which you draw in the window, or train a network with them.",
    mixinStandardHelpOptions = true)
final class ClassesCommand implements Callable<Integer> {

  private final Workspace workspace;

  ClassesCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;

  @Option(
      names = "--train",
      paramLabel = "NAME",
      description = "Train the classes of this name or title, and save the model under the name.")
  private String train;

  @Option(
      names = "--measure",
      paramLabel = "FILE",
      description =
          "Measure the training instead: forty times, take four random words of this file of strokes, "
              + "learn five drawings of each, and test on their other drawings.")
  private Path measured;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed for the random choice of words and drawings with --measure.")
  private long seed;

  @Override
  public Integer call() throws Exception {
    GivenOptions.requireOneOf(spec, "--train", "--measure");
    GivenOptions.requireWith(spec, "--seed", "--measure");
    List<Saved> sets = workspace.classSets().list();
    if (measured != null) {
      try (ProgressLine progress = output.progress("Training")) {
        String words = FewDrawingsTrial.run(measured, seed, progress);
        output.say(Map.of("measured", words), "%s", words);
      }
    } else if (train != null) {
      train(find(sets));
    } else {
      sets.forEach(this::print);
    }
    return 0;
  }

  private Saved find(List<Saved> sets) throws UserFacingException {
    return sets.stream()
        .filter(each -> train.equals(each.modelName()) || train.equals(each.set().titleOrNames()))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "You have no classes \"%s\". \"sketch28 classes\" lists yours."
                        .formatted(train)));
  }

  private void print(Saved saved) {
    ClassSet set = saved.set();
    if (output.isJson()) {
      output.json(
          Map.of(
              "name",
              saved.modelName(),
              "title",
              set.titleOrNames(),
              "classes",
              set.names(),
              "drawings",
              set.classes().stream().map(each -> each.drawings().size()).toList()));
      return;
    }
    String counts =
        set.classes().stream()
            .map(each -> "%s: %d".formatted(each.name().strip(), each.drawings().size()))
            .collect(Collectors.joining(", "));
    output.line("%-16s %s (%s)", saved.modelName(), set.titleOrNames(), counts);
  }

  private void train(Saved saved) throws UserFacingException, InterruptedException {
    ClassSet set = saved.set();
    FewDrawingsTraining.Result result;
    try (ProgressLine progress = output.progress("Training")) {
      result =
          FewDrawingsTraining.train(
              set.names(),
              FewDrawingsTraining.examples(set),
              workspace.ownModels().resolve(saved.modelName()),
              set.titleOrNames(),
              progress);
    }
    if (output.isJson()) {
      output.json(Map.of("model", saved.modelName(), "verdicts", result.verdicts()));
      return;
    }
    output.line(
        "Tested on drawings that it had not learned from, the network got %d of %d right.",
        result.right(), result.verdicts().size());
    for (Verdict each : result.verdicts()) {
      if (!each.isRight()) {
        output.line(
            "  %s, taken for %s (%.0f %% confident)",
            set.names().get(each.label()),
            set.names().get(each.predicted()),
            100 * each.confidence());
      }
    }
    output.line("The model has been saved as %s.", saved.modelName());
  }
}
