package org.sketch28.train.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sketch28.base.Progress;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.Kernel;
import org.sketch28.model.classical.NearestNeighbours;
import org.sketch28.model.store.ModelContent;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.LabelledOutputs;

/** Every way of training without gradients, on a few hundred drawn digits. */
class TrainersTest {

  private static final Kernel GAUSSIAN = new Kernel(Kernel.Type.GAUSSIAN, 0.02, 1);
  private static final Kernel COSINE = new Kernel(Kernel.Type.COSINE, 1, 9);
  private static final Kernel POLYNOMIAL = new Kernel(Kernel.Type.POLYNOMIAL, 0.02, 9);

  private final ImageDataset training = StrokeDigits.images("few", 400, 1);
  private final ImageDataset test = StrokeDigits.images("few", 100, 2);

  @TempDir private Path folder;

  static Stream<ClassicalTrainer> trainers() {
    return Stream.of(
        new LeastSquaresTrainer(0.1),
        new NearestNeighboursTrainer(3, 0.1, ImagePreparation.NONE),
        new NearestNeighboursTrainer(3, 0.1, ImagePreparation.DESKEWED),
        new SupportVectorTrainer(GAUSSIAN, 5, ImagePreparation.NONE, 0),
        new SupportVectorTrainer(POLYNOMIAL, 1, ImagePreparation.DESKEWED, 4),
        new SupportVectorTrainer(COSINE, 2, ImagePreparation.DESKEWED, 4),
        new LiraTrainer(8000, 2, 3, ImagePreparation.NONE, 4, 0, 0, 3, 0.1),
        new LiraTrainer(8000, 2, 3, ImagePreparation.DESKEWED, 4, 0.2, 4, 3, 0.1));
  }

  @ParameterizedTest
  @MethodSource("trainers")
  void learnsAndPredictsTheSameAfterBeingSaved(ClassicalTrainer trainer) throws Exception {
    ModelContent learned = trainer.train(training, 1, folder, Progress.NONE, PassWatcher.NONE);
    DatasetOutputs before;
    try (ScoredClassifier classifier =
        learned.classifier(training.classNames(), Calibration.none())) {
      before = classifier.inferAll(test, Progress.NONE);
      double accuracy = LabelledOutputs.of(classifier, test).accuracy();
      assertTrue(accuracy > 0.8, trainer + " reaches " + accuracy);
      assertArrayEquals(
          classifier.infer(test.image(7).toFloats(), 1).get(0).logits(), before.logits(7), 1e-4f);
    }
    ModelStore.Entry entry =
        ModelStore.save(
            folder.resolve("model"),
            ModelManifestBuilder.builder()
                .name("model")
                .architecture(learned.architecture())
                .options(learned.options().isEmpty() ? null : learned.options())
                .classes(training.classNames())
                .domain(Domain.DIGITS)
                .build(),
            learned.tensors(),
            Calibration.none());
    try (ScoredClassifier read = ModelStore.load(ModelStore.entry(entry.folder()))) {
      assertArrayEquals(before.logits(), read.inferAll(test, Progress.NONE).logits(), 1e-5f);
    }
  }

  /** Of one's own drawings, there may be none of some digits. */
  @Test
  void aDigitThatIsMissingIsNeverRead() throws Exception {
    ImageDataset few =
        training.select(
            "few",
            IntStream.range(0, training.size()).filter(i -> training.label(i) != 3).toArray());
    SupportVectorTrainer trainer =
        new SupportVectorTrainer(POLYNOMIAL, 1, ImagePreparation.NONE, 4);
    try (ScoredClassifier classifier =
        trainer
            .train(few, 1, folder, Progress.NONE, PassWatcher.NONE)
            .classifier(few.classNames(), Calibration.none())) {
      for (int i = 0; i < 50; i++) {
        assertTrue(classifier.predict(test.image(i)).best() != 3, "image " + i);
      }
    }
  }

  @Test
  void ofTooManyImagesNeighboursRememberSomeOfAllClasses() {
    int count = NearestNeighbours.MOST_IMAGES + 10;
    byte[] labels = new byte[count];
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (10L * i / count);
      pixels[i * ImageDataset.PIXELS] = labels[i];
    }
    ImageDataset many = new ImageDataset("Many", pixels, labels, training.classNames());
    ImageDataset some = NearestNeighboursTrainer.remembered(many, 1);
    assertEquals(NearestNeighbours.MOST_IMAGES, some.size());
    assertEquals(10, Arrays.stream(some.classCounts()).filter(n -> n > 7_900).count());
    assertEquals(some.label(70_000), some.pixels()[70_000 * ImageDataset.PIXELS]);
  }

  static Stream<ClassicalTrainer> longTrainers() {
    return trainers()
        .filter(each -> each instanceof SupportVectorTrainer || each instanceof LiraTrainer);
  }

  @ParameterizedTest
  @MethodSource("longTrainers")
  void anInterruptedTrainingGoesOnToTheSameResult(ClassicalTrainer trainer) throws Exception {
    Path whole = Files.createDirectory(folder.resolve("whole"));
    Path broken = Files.createDirectory(folder.resolve("broken"));
    ModelContent expected = trainer.train(training, 1, whole, Progress.NONE, PassWatcher.NONE);
    // The order of a map must not decide on the bytes of the file.
    assertEquals(
        expected.tensors().keySet().stream().sorted().toList(),
        List.copyOf(expected.tensors().keySet()));
    assertThrows(
        CancellationException.class,
        () -> trainer.train(training, 1, broken, TrainersTest::cancelAfterHalf, PassWatcher.NONE));
    AtomicReference<Double> first = new AtomicReference<>();
    try (Stream<Path> files = Files.list(broken)) {
      assertTrue(files.findAny().isPresent(), "nothing was saved on the way");
    }
    ModelContent resumed =
        trainer.train(
            training,
            1,
            broken,
            (done, total) -> first.compareAndSet(null, total == 0 ? null : done / (double) total),
            PassWatcher.NONE);
    assertTrue(first.get() >= 0.25, () -> "it begins at " + first.get());
    assertEquals(expected.tensors(), resumed.tensors());
    assertEquals(expected.options(), resumed.options());
  }

  @ParameterizedTest
  @MethodSource("longTrainers")
  void damagedFilesAreMadeAnew(ClassicalTrainer trainer) throws Exception {
    ModelContent expected = trainer.train(training, 1, folder, Progress.NONE, PassWatcher.NONE);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, Math.max(0, bytes.length - 3)));
      }
    }
    assertEquals(
        expected.tensors(),
        trainer.train(training, 1, folder, Progress.NONE, PassWatcher.NONE).tensors());
  }

  @Test
  void trainingsCanBeCancelledWhileImagesAreMadeUpright() {
    for (ClassicalTrainer trainer :
        List.of(
            new SupportVectorTrainer(GAUSSIAN, 5, ImagePreparation.DESKEWED, 0),
            new LiraTrainer(64, 1, 5, ImagePreparation.DESKEWED, 0, 0, 0, 1, 0.1))) {
      assertThrows(
          CancellationException.class,
          () ->
              trainer.train(
                  training,
                  1,
                  folder.resolve("cancelled"),
                  (done, total) -> {
                    if (total > 0) {
                      throw new IllegalStateException("it has begun to learn");
                    }
                    throw new CancellationException();
                  },
                  PassWatcher.NONE));
    }
  }

  private static void cancelAfterHalf(long done, long total) {
    if (2 * done > total) {
      throw new CancellationException();
    }
  }

  @Test
  void theSameSeedGivesTheSameNeurons() throws Exception {
    LiraTrainer trainer = new LiraTrainer(500, 2, 3, ImagePreparation.NONE, 0, 0, 0, 1, 0.1);
    Path first = Files.createDirectory(folder.resolve("first"));
    Path second = Files.createDirectory(folder.resolve("second"));
    Path other = Files.createDirectory(folder.resolve("other"));
    ModelContent learned = trainer.train(training, 1, first, Progress.NONE, PassWatcher.NONE);
    assertEquals(
        learned.tensors(),
        trainer.train(training, 1, second, Progress.NONE, PassWatcher.NONE).tensors());
    assertTrue(
        !learned
            .tensors()
            .equals(trainer.train(training, 2, other, Progress.NONE, PassWatcher.NONE).tensors()));
  }
}
