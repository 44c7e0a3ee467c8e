package org.sketch28.cli;

import java.io.Closeable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.base.NewFolder;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.drawings.SavedDrawing;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;
import org.sketch28.train.tune.ReplaySampler;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sketch28 learn}: fine-tunes a model on a person's labelled drawings. */
@Command(
    name = "learn",
    description =
        "Adapt a model to your handwriting with your labelled drawings, in seconds. The result is a "
            + "new model; the original does not change.",
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {

  private final Workspace workspace;

  LearnCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Spec private CommandSpec spec;
  @Mixin private Output output;
  @Mixin private ModelOption model;

  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      description =
          "File of drawings, each with its class as its word (default: your saved drawings).")
  private Path strokes;

  @Option(
      names = "--try",
      paramLabel = "COUNT",
      description =
          "Measure the effect instead: among the pen digits of writers left out of all training, "
              + "find the three combinations of writer and digit that are misread most, adapt to this many "
              + "drawings of each, and print the accuracy on the others before and after.")
  private Integer trySamples;

  @Option(
      names = "--all-writers",
      description = "With --try: use all writers, for a model not trained on any pen digits.")
  private boolean allWriters;

  @Option(
      names = {"--synthetic-replay", "--synthetic-rehearsal"},
      description = "Replay synthetic images only, as if no dataset were available.")
  private boolean syntheticRehearsal;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Folder of the new model; required without --try.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    if (trySamples == null && out == null) {
      throw new ParameterException(
          spec.commandLine(), "Name the folder of the new model with --out.");
    }
    if (trySamples != null && (out != null || strokes != null)) {
      throw new ParameterException(
          spec.commandLine(),
          "--try saves nothing and has drawings of its own; it takes neither --out nor --strokes.");
    }
    if (trySamples == null && allWriters) {
      throw new ParameterException(spec.commandLine(), "--all-writers is only for --try.");
    }
    if (trySamples != null && trySamples < 1) {
      throw new ParameterException(spec.commandLine(), "--try must be at least 1.");
    }
    if (trySamples != null) {
      ModelStore.Entry entry = model.find(workspace);
      new LearnTrial(entry, workspace.catalog(), rehearsal(entry), output)
          .run(trySamples, allWriters);
      return 0;
    }
    Closeable taken = NewFolder.take(out);
    try (taken) {
      learn(model.find(workspace));
    }
    return 0;
  }

  private ImageDataset rehearsal(ModelStore.Entry entry) throws UserFacingException {
    List<String> classNames = entry.manifest().classes();
    return syntheticRehearsal
        ? ReplaySampler.synthetic(classNames, PersonalFineTuning.REHEARSAL, 1)
        : ReplaySampler.images(
            workspace.catalog(), classNames, PersonalFineTuning.REHEARSAL, !allWriters, 1);
  }

  private void learn(ModelStore.Entry entry) throws UserFacingException, InterruptedException {
    ImageDataset rehearsal = rehearsal(entry);
    ModelStore.Entry learned;
    try (ProgressLine progress = output.progress("Learning")) {
      learned =
          PersonalFineTuning.learn(
              entry,
              corrections(entry),
              rehearsal,
              out,
              share -> progress.at(Math.round(100 * share), 100));
    }
    output.say(
        Map.of(
            "model",
            learned.manifest().name(),
            "drawings",
            learned.manifest().recipe().get("corrections"),
            "seconds",
            learned.manifest().recipe().get("seconds")),
        "Learned from %s drawings in %s s. The model has been saved in %s.",
        learned.manifest().recipe().get("corrections"),
        learned.manifest().recipe().get("seconds"),
        learned.folder());
  }

  private List<PersonalFineTuning.Correction> corrections(ModelStore.Entry entry)
      throws UserFacingException {
    Preprocessor preprocessor = entry.manifest().domain().preprocessor();
    List<String> names = entry.manifest().classes();
    List<PersonalFineTuning.Correction> corrections = new ArrayList<>();
    if (strokes == null) {
      for (Domain collection : Domain.values()) {
        if (collection.classNames().equals(names)) {
          for (SavedDrawing saved : workspace.drawings().list(collection)) {
            add(corrections, saved.labelIndex(), saved.drawing(), preprocessor);
          }
        }
      }
      return corrections;
    }
    try (StrokeFile file = StrokeFile.open(strokes)) {
      for (StrokeFile.Sample s = file.next(); s != null; s = file.next()) {
        if (!names.contains(s.word())) {
          throw new UserFacingException(
              "Drawing %d of %s is labelled \"%s\", but the model's classes are: %s."
                  .formatted(s.index(), strokes, s.word(), String.join(", ", names)));
        }
        add(corrections, names.indexOf(s.word()), s.drawing(), preprocessor);
      }
    }
    return corrections;
  }

  private static void add(
      List<PersonalFineTuning.Correction> corrections,
      int label,
      Drawing drawing,
      Preprocessor preprocessor) {
    Preprocessed input = preprocessor.apply(drawing);
    if (!input.isBlank()) {
      corrections.add(new PersonalFineTuning.Correction(label, input.result()));
    }
  }
}
