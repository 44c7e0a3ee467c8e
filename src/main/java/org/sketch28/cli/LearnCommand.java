package org.sketch28.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
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
import picocli.CommandLine.Option;

/** {@code sketch28 learn}: a model learns a person's hand from corrected drawings. */
@Command(
    name = "learn",
    description = {
      "Let a model learn your hand from your drawings with their right names, in seconds. The",
      "result is a model of its own; the one that it starts from stays as it is."
    },
    mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {

  private final Workspace workspace;

  LearnCommand(Workspace workspace) {
    this.workspace = workspace;
  }

  @Mixin private Output output;

  @Option(
      names = "--model",
      defaultValue = "digits",
      description = "The model's name or folder (default: ${DEFAULT-VALUE}).")
  private String model;

  @Option(
      names = "--strokes",
      paramLabel = "FILE",
      description = "Drawings whose word is their class (default: My drawings).")
  private Path strokes;

  @Option(
      names = "--try",
      paramLabel = "COUNT",
      description = {
        "Measure instead: for each writer of pen digits whom the model has not learned from, find",
        "the digit that it reads worst, correct so many of it, and tell what that does."
      })
  private int trySamples;

  @Option(
      names = "--all-writers",
      description = "With --try: the model has learned from none of the pen digits.")
  private boolean allWriters;

  @Option(
      names = "--made-rehearsal",
      description = "Rehearse with what the program makes itself, as where no dataset is at hand.")
  private boolean madeRehearsal;

  @Option(names = "--out", description = "The folder of the new model.")
  private Path out;

  @Override
  public Integer call() throws Exception {
    ModelStore.Entry entry = workspace.models().find(model);
    Catalog catalog = workspace.catalog();
    List<String> classNames = entry.manifest().classes();
    ImageDataset rehearsal =
        madeRehearsal
            ? ReplaySampler.synthetic(classNames, PersonalFineTuning.REHEARSAL, 1)
            : ReplaySampler.images(
                catalog, classNames, PersonalFineTuning.REHEARSAL, !allWriters, 1);
    if (trySamples > 0) {
      new LearnTrial(entry, catalog, rehearsal, output).run(trySamples, allWriters);
      return 0;
    }
    if (out == null) {
      throw new UserFacingException("Name the folder of the new model with --out.");
    }
    ModelStore.Entry made =
        PersonalFineTuning.learn(entry, corrections(entry), rehearsal, out, share -> {});
    output.line(
        "Learned from %s drawings in %s s. Model in %s.",
        made.manifest().recipe().get("corrections"), made.manifest().recipe().get("seconds"), out);
    return 0;
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
              "Drawing %d of %s is a \"%s\"; the model knows: %s."
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
