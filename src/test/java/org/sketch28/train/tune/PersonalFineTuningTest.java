package org.sketch28.train.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.TrainingConfigs;
import org.sketch28.train.ValidationSplit;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.sketch28.train.run.TrainingService;

/** With a small network that is trained here in a moment. */
class PersonalFineTuningTest {

  @TempDir private static Path home;
  private static ModelStore.Entry base;

  @TempDir private Path folder;

  @BeforeAll
  static void aSmallModelOfDigits() throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", 600, 1);
    TrainingData data =
        new TrainingData(
            List.of("digits"),
            Domain.DIGITS,
            new ValidationSplit(digits, StrokeDigits.images("more", 100, 2), "synthetic"),
            Map.of("digits", "0".repeat(64)),
            false);
    RunStore runs = new RunStore(home.resolve("runs"));
    TrainingService service = new TrainingService(null, runs, null);
    RunInfo info = runs.create("digits", data, TrainingConfigs.small(Architecture.MLP, 4, 20));
    LoadedRun run = new LoadedRun(info, data);
    LoadedRun done = run.with(service.session(run, new PauseControl(), event -> {}).train());
    ModelBuilder.Label label =
        new ModelBuilder.Label(home.resolve("base"), "Digits", "For a test.", "none", 1);
    base =
        service
            .buildModel(done, new ModelRequest(label, Optional.empty(), false), Progress.NONE)
            .entry();
  }

  /** A sign that is not a digit: somebody's way of writing a 4, a square on a pole. */
  private static GrayImage sign(SplittableRandom random) {
    double a = 100 + 20 * random.nextDouble();
    double b = 160 + 20 * random.nextDouble();
    double low = 220 + 20 * random.nextDouble();
    Drawing drawing =
        Drawing.of(
            List.of(
                Stroke.pen(
                    12,
                    new StrokePoint(a, 60),
                    new StrokePoint(b, 60),
                    new StrokePoint(b, 130),
                    new StrokePoint(a, 130),
                    new StrokePoint(a, 60)),
                Stroke.pen(12, new StrokePoint(a, 130), new StrokePoint(a, low))));
    return new MnistPreprocessor().apply(drawing).result();
  }

  private static List<PersonalFineTuning.Correction> corrections(int label) {
    SplittableRandom random = new SplittableRandom(1);
    List<PersonalFineTuning.Correction> corrections = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      corrections.add(new PersonalFineTuning.Correction(label, sign(random)));
    }
    return corrections;
  }

  /** How probable the corrected class is for other drawings in the same style. */
  private static double probability(ModelStore.Entry model, int label) throws Exception {
    SplittableRandom random = new SplittableRandom(9);
    try (Classifier classifier = ModelStore.load(model)) {
      double sum = 0;
      for (int i = 0; i < 20; i++) {
        sum += classifier.predict(sign(random)).probabilities()[label];
      }
      return sum / 20;
    }
  }

  /** The class that the base model finds least probable for the sign. */
  private static int leastProbable() throws Exception {
    int least = 0;
    for (int label = 1; label < 10; label++) {
      least = probability(base, label) < probability(base, least) ? label : least;
    }
    return least;
  }

  private static ModelStore.Entry learn(
      int label, Path folder, java.util.function.DoubleConsumer progress) throws Exception {
    ImageDataset rehearsal = StrokeDigits.images("rehearsal", 500, 8);
    return PersonalFineTuning.learn(base, corrections(label), rehearsal, folder, progress);
  }

  @Test
  void aNewStyleBecomesMoreProbableAndTheBaseModelStaysAsItWas() throws Exception {
    Map<String, HostTensor> before = ModelParameters.read(base).weights();
    int label = leastProbable();
    List<Double> shares = new ArrayList<>();
    ModelStore.Entry learned = learn(label, folder.resolve("hand"), shares::add);
    assertTrue(probability(learned, label) > 2 * probability(base, label));
    assertEquals(1, shares.get(shares.size() - 1), 1e-9);
    assertEquals(before, ModelParameters.read(base).weights());
    assertNotEquals(before, ModelParameters.read(learned).weights());
  }

  @Test
  void theLearnedModelNamesItsBase() throws Exception {
    ModelStore.Entry learned = learn(4, folder.resolve("hand"), share -> {});
    assertEquals("hand", learned.manifest().name());
    assertEquals("Digits, your handwriting", learned.manifest().title());
    assertEquals(base.manifest().data(), learned.manifest().data());
    assertEquals(List.of(), learned.manifest().results());
    assertEquals(
        Optional.of("base"), PersonalFineTuning.base(learned.manifest()).map(ModelReference::name));
    assertEquals(Optional.empty(), PersonalFineTuning.base(base.manifest()));
  }

  @Test
  void withoutCorrectionsThereIsNothingToLearn() {
    ImageDataset rehearsal = StrokeDigits.images("rehearsal", 50, 8);
    Path hand = folder.resolve("hand");
    assertThrows(
        UserFacingException.class,
        () -> PersonalFineTuning.learn(base, List.of(), rehearsal, hand, share -> {}));
    assertFalse(Files.exists(hand));
  }

  @Test
  void anAdaptedModelHasLearnedTheUsersDrawings() throws Exception {
    ModelManifest learned = learn(3, folder.resolve("learned"), share -> {}).manifest();
    assertTrue(LearnedImages.are(learned, "my-digits", Split.TEST), "they are all learned from");
    assertFalse(LearnedImages.are(base.manifest(), "my-digits", Split.TEST));
    assertTrue(LearnedImages.are(learned, "digits", Split.TRAIN), "as the base has");
    assertFalse(LearnedImages.are(learned, "digits", Split.TEST));
  }

  @Test
  void everyCorrectionIsLearnedHoweverMany() {
    List<PersonalFineTuning.Correction> many = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      many.addAll(corrections(i));
    }
    ImageDataset mixed = PersonalFineTuning.mixed(many, StrokeDigits.images("rehearsal", 30, 8));
    assertEquals(30 + 60, mixed.size());
    for (int i = 0; i < many.size(); i++) {
      assertEquals(many.get(i).label(), mixed.label(30 + i));
    }
    assertEquals(
        90 + 30,
        PersonalFineTuning.mixed(corrections(1), StrokeDigits.images("rehearsal", 90, 8)).size(),
        "few ones are repeated until they are a quarter");
  }
}
