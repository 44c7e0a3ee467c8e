package org.sketch28.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.PenDigitsDataset;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.Prediction;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;

/**
 * Measures the effect of fine-tuning on a person's drawings. For the combinations of writer and
 * digit that a model reads worst, it learns from some of the drawings and then reads the held-out
 * others, such that each drawing is counted once, when it was held out. MNIST's test images show
 * what was forgotten.
 */
final class LearnTrial {

  /** The number of styles to try, the worst first. */
  private static final int STYLES = 3;

  private final ModelStore.Entry entry;
  private final Catalog catalog;
  private final ImageDataset rehearsal;
  private final Output output;

  LearnTrial(ModelStore.Entry entry, Catalog catalog, ImageDataset rehearsal, Output output) {
    this.entry = entry;
    this.catalog = catalog;
    this.rehearsal = rehearsal;
    this.output = output;
  }

  private record Style(int writer, int digit) {}

  private record LabelledImage(int digit, GrayImage image) {}

  void run(int count, boolean allWriters)
      throws UserFacingException, IOException, InterruptedException {
    Map<Style, List<LabelledImage>> styles = styles(allWriters);
    // One drawing at least must be left to test with.
    styles.values().removeIf(own -> own.size() <= count);
    if (styles.isEmpty()) {
      throw new UserFacingException(
          "--try %d is too much: no writer has more drawings of a digit.".formatted(count));
    }
    List<LabelledImage> mnist = images(catalog.load(PublicDatasets.MNIST, Split.TEST));
    Map<Style, BinomialCount> before = new HashMap<>();
    BinomialCount mnistBefore;
    try (Classifier classifier = ModelStore.load(entry)) {
      for (Map.Entry<Style, List<LabelledImage>> style : styles.entrySet()) {
        before.put(style.getKey(), read(classifier, style.getValue()));
      }
      mnistBefore = read(classifier, mnist);
    }
    List<Style> worst =
        styles.keySet().stream()
            .sorted(Comparator.comparingDouble(style -> before.get(style).accuracy()))
            .limit(STYLES)
            .toList();
    for (Style style : worst) {
      tryStyle(style, styles.get(style), before.get(style), count, mnist, mnistBefore);
    }
  }

  private void tryStyle(
      Style style,
      List<LabelledImage> own,
      BinomialCount before,
      int count,
      List<LabelledImage> mnist,
      BinomialCount mnistBefore)
      throws UserFacingException, IOException, InterruptedException {
    int rest = own.size() - count;
    BinomialCount after = new BinomialCount(0, 0);
    double mnistCost = 0;
    double seconds = 0;
    int rounds = 0;
    for (int start = 0; start < own.size(); start += rest) {
      int end = Math.min(start + rest, own.size());
      // The last round holds out as many as the others, but counts only what none of these did.
      List<LabelledImage> held = own.subList(Math.max(0, end - rest), end);
      List<LabelledImage> counted = own.subList(start, end);
      List<PersonalFineTuning.Correction> corrections = new ArrayList<>();
      for (LabelledImage image : own) {
        if (!held.contains(image)) {
          corrections.add(new PersonalFineTuning.Correction(image.digit(), image.image()));
        }
      }
      Path folder = Files.createTempDirectory("sketch28-learn");
      try {
        ModelStore.Entry learned =
            PersonalFineTuning.learn(entry, corrections, rehearsal, folder, share -> {});
        seconds += ((Number) learned.manifest().recipe().get("seconds")).doubleValue();
        try (Classifier classifier = ModelStore.load(learned)) {
          BinomialCount round = read(classifier, counted);
          after =
              new BinomialCount(after.correct() + round.correct(), after.count() + round.count());
          mnistCost += mnistBefore.accuracy() - read(classifier, mnist).accuracy();
        }
      } finally {
        AtomicFiles.deleteTree(folder);
      }
      rounds++;
    }
    print(style, before, after, mnistBefore, mnistCost / rounds, seconds / rounds, rounds);
  }

  private void print(
      Style style,
      BinomialCount before,
      BinomialCount after,
      BinomialCount mnistBefore,
      double mnistCost,
      double seconds,
      int rounds) {
    if (output.isJson()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("writer", style.writer());
      line.put("digit", style.digit());
      line.put("before", before.accuracy());
      line.put("after", after.accuracy());
      line.put("count", after.count());
      line.put("mnistBefore", mnistBefore.accuracy());
      line.put("mnistCost", mnistCost);
      line.put("seconds", seconds);
      line.put("rounds", rounds);
      output.json(line);
    } else {
      output.line(
          "writer %d, digit %d: %.1f %% before, %.1f %% after (%d drawings in %d rounds); MNIST"
              + " test accuracy %.2f %% before, cost %+.2f points; %.1f s",
          style.writer(),
          style.digit(),
          100 * before.accuracy(),
          100 * after.accuracy(),
          after.count(),
          rounds,
          100 * mnistBefore.accuracy(),
          100 * mnistCost,
          seconds);
    }
  }

  private Map<Style, List<LabelledImage>> styles(boolean allWriters) throws UserFacingException {
    PenDigitsDataset dataset = new PenDigitsDataset(catalog.folders());
    List<PenDigits.Sample> samples = new ArrayList<>(dataset.samples(Split.TEST));
    if (allWriters) {
      samples.addAll(dataset.samples(Split.TRAIN));
    }
    Preprocessor preprocessor = entry.manifest().domain().preprocessor();
    Map<Style, List<LabelledImage>> styles = new LinkedHashMap<>();
    for (PenDigits.Sample sample : samples) {
      styles
          .computeIfAbsent(new Style(sample.writer(), sample.digit()), style -> new ArrayList<>())
          .add(new LabelledImage(sample.digit(), preprocessor.apply(sample.drawing()).result()));
    }
    return styles;
  }

  private static List<LabelledImage> images(ImageDataset data) {
    List<LabelledImage> images = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      images.add(new LabelledImage(data.label(i), data.image(i)));
    }
    return images;
  }

  private static BinomialCount read(Classifier classifier, List<LabelledImage> images) {
    List<Prediction> predictions =
        classifier.predict(images.stream().map(LabelledImage::image).toList());
    BinomialCount correct = new BinomialCount(0, 0);
    for (int i = 0; i < predictions.size(); i++) {
      correct = correct.plus(predictions.get(i).best() == images.get(i).digit());
    }
    return correct;
  }
}
