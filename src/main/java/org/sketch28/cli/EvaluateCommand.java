package org.sketch28.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.evaluate.Tally;
import org.sketch28.image.GrayImage;
import org.sketch28.image.UserFacingException;
import org.sketch28.model.ModelStore;
import org.sketch28.model.Prediction;
import org.sketch28.model.Recognizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sketch28 evaluate}: a model on the test images of a dataset. */
@Command(
    name = "evaluate",
    description = "Measure a model on a dataset's test images.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

  @Mixin private Output output;

  @Option(names = "--model", required = true, description = "The model's name or folder.")
  private String model;

  @Option(
      names = "--dataset",
      required = true,
      description = "The dataset's name, see \"sketch28 datasets\".")
  private String dataset;

  @Option(
      names = "--split",
      defaultValue = "TEST",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Split split;

  @Override
  public Integer call() throws Exception {
    ModelStore.Entry entry = ModelStore.standard().find(model);
    ImageDataset data = Catalog.standard().load(dataset, split);
    requireSameClasses(entry, data);
    List<GrayImage> images = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      images.add(data.image(i));
    }
    Tally tally = new Tally(0, 0);
    int known = 0;
    try (Recognizer recognizer = Recognizer.load(entry)) {
      List<Prediction> predictions = recognizer.classifier().predict(images);
      for (int i = 0; i < predictions.size(); i++) {
        tally = tally.plus(predictions.get(i).best() == data.label(i));
        known += predictions.get(i).known() ? 1 : 0;
      }
    }
    double knownShare = (double) known / tally.count();
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("model", entry.manifest().name());
      line.put("dataset", data.name());
      line.put("count", tally.count());
      line.put("correct", tally.correct());
      line.put("accuracy", tally.accuracy());
      line.put("low", tally.low());
      line.put("high", tally.high());
      line.put("known", knownShare);
      output.json(line);
    } else {
      output.line(
          "%s on %s: %d of %d right, %.2f %% (95 %%: %.2f to %.2f), %.1f %% taken as known",
          entry.manifest().name(),
          data.name(),
          tally.correct(),
          tally.count(),
          100 * tally.accuracy(),
          100 * tally.low(),
          100 * tally.high(),
          100 * knownShare);
    }
    return 0;
  }

  private static void requireSameClasses(ModelStore.Entry entry, ImageDataset data)
      throws UserFacingException {
    if (data.size() == 0) {
      throw new UserFacingException(data.name() + " has no images yet.");
    }
    if (!entry.manifest().classes().equals(data.classNames())) {
      throw new UserFacingException(
          "%s knows the classes %s, but %s has %s."
              .formatted(
                  entry.manifest().name(),
                  entry.manifest().classes(),
                  data.name(),
                  data.classNames()));
    }
  }
}
