package org.sketch28.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.FewDrawingsTraining;
import org.sketch28.train.tune.FewDrawingsTraining.Example;

/** Measures {@link FewDrawingsTraining} with the drawings of others. */
final class FewDrawingsTrial {

  private static final int TRIALS = 40;
  private static final int CLASSES = 4;
  private static final int LEARNED = 5;

  private FewDrawingsTrial() {}

  /**
   * Runs all trials and says what came of them.
   *
   * @param seed chooses the words of each trial, and which drawings of them are learned
   */
  static String run(Path strokes, long seed, Progress progress)
      throws UserFacingException, IOException, InterruptedException {
    Map<String, List<GrayImage>> words = read(strokes);
    words.values().removeIf(images -> images.size() <= LEARNED);
    if (words.size() < 2 * CLASSES) {
      throw new UserFacingException(
          "%s must have at least %d words with more than %d drawings each."
              .formatted(strokes, 2 * CLASSES, LEARNED));
    }
    Path folder = Files.createTempDirectory("sketch28-trial");
    int right = 0;
    int all = 0;
    int known = 0;
    int strange = 0;
    double seconds = 0;
    try {
      for (int trial = 0; trial < TRIALS; trial++) {
        progress.at(trial, TRIALS);
        Random random = new Random(TRIALS * seed + trial);
        List<String> names = new ArrayList<>(words.keySet());
        Collections.shuffle(names, random);
        names.subList(0, 2 * CLASSES).forEach(name -> Collections.shuffle(words.get(name), random));
        List<String> chosen = names.subList(0, CLASSES);
        List<Example> learned = examples(words, chosen, 0, LEARNED);
        List<Example> others = examples(words, chosen, LEARNED, Integer.MAX_VALUE);
        long start = System.nanoTime();
        ModelStore.Entry model =
            FewDrawingsTraining.train(chosen, learned, folder.resolve("m"), "", Progress.NONE)
                .model();
        seconds += (System.nanoTime() - start) / 1e9;
        right += right(model, others);
        all += others.size();
        List<String> none = names.subList(CLASSES, 2 * CLASSES);
        known += known(model, others);
        strange += known(model, examples(words, none, 0, LEARNED));
      }
    } finally {
      AtomicFiles.deleteTree(folder);
    }
    return "%s of %d drawings right; known: %s, and %s of drawings of other words; %.1f s for each training"
        .formatted(
            ModelFigures.words(new BinomialCount(right, all)),
            all,
            ModelFigures.words(new BinomialCount(known, all)),
            ModelFigures.words(new BinomialCount(strange, TRIALS * CLASSES * LEARNED)),
            seconds / TRIALS);
  }

  private static Map<String, List<GrayImage>> read(Path strokes)
      throws UserFacingException, IOException {
    Map<String, List<GrayImage>> words = new TreeMap<>();
    try (StrokeFile file = StrokeFile.open(strokes)) {
      for (StrokeFile.Sample s = file.next(); s != null; s = file.next()) {
        words
            .computeIfAbsent(s.word(), word -> new ArrayList<>())
            .add(FewDrawingsTraining.image(s.drawing()));
      }
    }
    return words;
  }

  private static List<Example> examples(
      Map<String, List<GrayImage>> words, List<String> names, int from, int to) {
    List<Example> examples = new ArrayList<>();
    for (int label = 0; label < names.size(); label++) {
      List<GrayImage> images = words.get(names.get(label));
      for (GrayImage image : images.subList(from, Math.min(to, images.size()))) {
        examples.add(new Example(label, image));
      }
    }
    return examples;
  }

  private static int known(ModelStore.Entry model, List<Example> examples)
      throws UserFacingException {
    try (Classifier classifier = ModelStore.load(model)) {
      return (int)
          examples.stream().filter(each -> classifier.predict(each.image()).known()).count();
    }
  }

  private static int right(ModelStore.Entry model, List<Example> examples)
      throws UserFacingException {
    try (Classifier classifier = ModelStore.load(model)) {
      int right = 0;
      for (Example each : examples) {
        right += classifier.predict(each.image()).best() == each.label() ? 1 : 0;
      }
      return right;
    }
  }
}
