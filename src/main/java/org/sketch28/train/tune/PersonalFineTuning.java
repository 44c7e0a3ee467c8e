package org.sketch28.train.tune;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.HostTensor;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelParameters;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.RunStorage;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingRun;
import org.sketch28.train.run.ChosenByTest;
import org.sketch28.train.run.ModelReference;
import org.sketch28.train.step.OptimizerConfig;

/**
 * Adapts a model to a person's handwriting: a short training from its weights on corrected drawings
 * among many images that it knows already; then the weights are moved back towards the old ones as
 * far as the corrected drawings stay right ({@link WeightInterpolation}). Takes seconds on two
 * cores. The base model is left as it is, so that the user can return to it.
 */
public final class PersonalFineTuning {

  /** Corrected images are repeated until they are this share of all. */
  private static final double SHARE = 0.25;

  /** The number of images that the model knows already. */
  public static final int REHEARSAL = 1600;

  private static final int EPOCHS = 3;
  private static final int BATCH = 64;
  private static final double LEARNING_RATE = 2.5e-4;

  /** In the recipe of a learned model: name and SHA-256 of its base model. */
  private static final String BASE = "from";

  private PersonalFineTuning() {}

  /** Whether a model can learn from drawings: it is a network for digits or for garments. */
  public static boolean isPossible(ModelManifest model) {
    return model.isNetwork() && Domain.ofClasses(model.classes()).isPresent();
  }

  /** The base model of a learned one; none for a model that was not fine-tuned. */
  public static Optional<ModelReference> base(ModelManifest manifest) {
    Object from = manifest.recipe() == null ? null : manifest.recipe().get(BASE);
    if (!(from instanceof String text && text.contains(" "))) {
      return Optional.empty();
    }
    int end = text.lastIndexOf(' ');
    return Optional.of(new ModelReference(text.substring(0, end), text.substring(end + 1)));
  }

  /**
   * A drawing with its correct class.
   *
   * @param label the class's index
   * @param image 28 × 28, as the model's preprocessor makes it
   */
  public record Correction(int label, GrayImage image) {}

  /**
   * Learns, and saves the result as a new model.
   *
   * @param entry the model to start from
   * @param corrections at least one
   * @param rehearsal of the model's classes, see {@link ReplaySampler}
   * @param folder of the new model; its name is the model's
   * @param progress receives the share that is done, 0…1, on the calling thread
   * @throws UserFacingException if there are no corrections, the model is no network, the base
   *     model cannot be read, or the new one cannot be saved
   * @throws InterruptedException if the thread is interrupted; nothing is saved then
   */
  public static ModelStore.Entry learn(
      ModelStore.Entry entry,
      List<Correction> corrections,
      ImageDataset rehearsal,
      Path folder,
      DoubleConsumer progress)
      throws UserFacingException, InterruptedException {
    if (corrections.isEmpty()) {
      throw new UserFacingException("There are no corrected drawings to learn from yet.");
    }
    ModelManifest manifest = entry.manifest();
    if (!manifest.isNetwork()) {
      throw new UserFacingException(
          "Only a network can learn from corrected drawings, and %s is not one. Choose another model."
              .formatted(manifest.name()));
    }
    long start = System.nanoTime();
    Architecture architecture = Architecture.named(manifest.architecture());
    ModelParameters old = ModelParameters.read(entry);
    ImageDataset data = mixed(corrections, rehearsal);
    TrainingConfig config = config(architecture, manifest.domain());
    int steps = EPOCHS * (data.size() / BATCH);
    Checkpoint from =
        new Checkpoint(Checkpoint.Progress.start(), old.weights(), old.weights(), Map.of());
    ImageDataset none = data.select("no validation", new int[0]);
    TrainingRun run =
        new TrainingRun(
            config,
            data,
            none,
            event -> {
              if (event instanceof TrainingEvent.Batch batch) {
                progress.accept((double) batch.step() / steps);
              }
            },
            RunStorage.NONE);
    Map<String, HostTensor> learned = run.run(Optional.of(from)).last().average();
    Map<String, HostTensor> weights =
        WeightInterpolation.least(
            old.weights(),
            learned,
            mix -> right(manifest.classes(), architecture, mix, old.calibration(), corrections));
    Calibration calibration =
        recalibrated(manifest.classes(), architecture, old, weights, rehearsal);
    double seconds = (System.nanoTime() - start) / 1e9;
    return ModelStore.save(
        folder,
        manifest(entry, folder, corrections.size(), rehearsal.name(), config, seconds),
        weights,
        calibration);
  }

  private static TrainingConfig config(Architecture architecture, Domain domain) {
    return TrainingConfigBuilder.builder()
        .architecture(architecture)
        .epochs(EPOCHS)
        .batchSize(BATCH)
        .optimizer(OptimizerConfig.oneCycle(LEARNING_RATE, 0))
        .labelSmoothing(0.05)
        .dropout(0.2)
        .emaDecay(0.9)
        .augmentation(augmentation(domain))
        .outliers(0.06)
        .seed(1)
        .replicas(TrainingConfig.replicasHere(BATCH))
        .build();
  }

  private static Augmentation augmentation(Domain domain) {
    return domain == Domain.GARMENTS
        ? AugmentationBuilder.builder().rotation(6).shift(1).zoom(0.06).flip(true).build()
        : AugmentationBuilder.builder()
            .rotation(10)
            .shift(1.5)
            .zoom(0.1)
            .shear(0.15)
            .elastic(0.6)
            .thinner(0.4)
            .thicker(0.6)
            .build();
  }

  /**
   * Rehearsal images and corrections, which are repeated until they make up {@link #SHARE} of all;
   * each of them once, at least.
   */
  static ImageDataset mixed(List<Correction> corrections, ImageDataset rehearsal) {
    int share = (int) (rehearsal.size() * SHARE / (1 - SHARE));
    int shown = Math.max(share, corrections.size());
    byte[] pixels = new byte[shown * ImageDataset.PIXELS];
    byte[] labels = new byte[shown];
    for (int i = 0; i < shown; i++) {
      Correction correction = corrections.get(i % corrections.size());
      System.arraycopy(
          correction.image().toBytes(), 0, pixels, i * ImageDataset.PIXELS, ImageDataset.PIXELS);
      labels[i] = (byte) correction.label();
    }
    return rehearsal.plus(new ImageDataset("corrections", pixels, labels, rehearsal.classNames()));
  }

  /** The number of corrected drawings that are classified correctly. */
  private static int right(
      List<String> classes,
      Architecture architecture,
      Map<String, HostTensor> weights,
      Calibration calibration,
      List<Correction> corrections) {
    try (NetworkClassifier classifier =
        NetworkClassifier.of(classes, architecture, weights, calibration)) {
      return (int)
          corrections.stream()
              .filter(c -> classifier.predict(c.image()).best() == c.label())
              .count();
    }
  }

  /** Keeps the share of rehearsal images that are known. */
  private static Calibration recalibrated(
      List<String> classes,
      Architecture architecture,
      ModelParameters old,
      Map<String, HostTensor> weights,
      ImageDataset rehearsal) {
    Calibration calibration = old.calibration();
    double[] before = scores(classes, architecture, old.weights(), calibration, rehearsal);
    double[] after = scores(classes, architecture, weights, calibration, rehearsal);
    int unknown = (int) Arrays.stream(before).filter(s -> s < calibration.threshold()).count();
    return calibration.withThreshold(after[Math.min(unknown, after.length - 1)]);
  }

  private static double[] scores(
      List<String> classes,
      Architecture architecture,
      Map<String, HostTensor> weights,
      Calibration calibration,
      ImageDataset images) {
    try (NetworkClassifier classifier =
        NetworkClassifier.of(classes, architecture, weights, calibration)) {
      DatasetOutputs outputs = classifier.inferAll(images, Progress.NONE);
      return IntStream.range(0, outputs.count())
          .mapToDouble(i -> calibration.rawScore(outputs.features(i), outputs.logits(i)))
          .sorted()
          .toArray();
    }
  }

  private static ModelManifest manifest(
      ModelStore.Entry entry,
      Path folder,
      int corrections,
      String rehearsal,
      TrainingConfig config,
      double seconds) {
    ModelManifest old = entry.manifest();
    Map<String, Object> recipe = new LinkedHashMap<>();
    recipe.put("command", "sketch28 learn --model %s --out FOLDER".formatted(old.name()));
    recipe.put(BASE, old.name() + " " + old.parametersSha256());
    recipe.put("corrections", corrections);
    recipe.put("rehearsal", rehearsal);
    recipe.put("learningRate", config.optimizer().learningRate());
    recipe.put("epochs", config.epochs());
    recipe.put("seconds", Math.round(seconds * 10) / 10.0);
    if (ChosenByTest.is(old)) {
      recipe.put(ChosenByTest.INHERITED, true);
    }
    return ModelManifestBuilder.builder(old)
        .name(folder.toAbsolutePath().normalize().getFileName().toString())
        .title(old.title() + ", your handwriting")
        .description(
            old.description()
                + " It has also learned from %d of your drawings.".formatted(corrections))
        .recipe(recipe)
        .results(List.of())
        .build();
  }
}
