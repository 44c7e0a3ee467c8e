package org.sketch28.train.tune;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.data.Domain;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.step.OptimizerConfig;

/** How networks are trained with a few drawings, and what their manifest says. */
final class FewDrawingsRecipe {

  /** The number of parts into which the drawings are divided to measure the training. */
  static final int PARTS = 3;

  static final Domain DOMAIN = Domain.DIGITS;
  static final Architecture ARCHITECTURE = Architecture.LENET5;

  private static final int EPOCHS = 5;
  private static final int BATCH = 32;
  private static final double LEARNING_RATE = 6e-3;

  private FewDrawingsRecipe() {}

  /** The settings of each of the trainings. */
  static TrainingConfig config() {
    Augmentation augmentation =
        AugmentationBuilder.builder()
            .rotation(12)
            .shift(1.5)
            .zoom(0.12)
            .shear(0.15)
            .elastic(0.7)
            .thinner(0.4)
            .thicker(0.6)
            .build();
    return TrainingConfigBuilder.builder()
        .architecture(ARCHITECTURE)
        .epochs(EPOCHS)
        .batchSize(BATCH)
        .optimizer(OptimizerConfig.oneCycle(LEARNING_RATE, 1e-4))
        .labelSmoothing(0.05)
        .dropout(0.2)
        .emaDecay(0.9)
        .augmentation(augmentation)
        .outliers(0.06)
        .seed(1)
        .replicas(TrainingConfig.replicasHere(BATCH))
        .build();
  }

  /** The manifest of a model, before its parameters are saved. */
  static ModelManifest manifest(
      List<String> classNames,
      Path folder,
      String title,
      List<FewDrawingsTraining.Verdict> verdicts,
      double seconds) {
    long right = verdicts.stream().filter(FewDrawingsTraining.Verdict::isRight).count();
    String name = folder.getFileName().toString();
    String command = "sketch28 classes --train %s".formatted(name);
    Map<String, Object> recipe = new LinkedHashMap<>();
    recipe.put("command", command);
    recipe.put("drawings", verdicts.size());
    recipe.put("learningRate", LEARNING_RATE);
    recipe.put("epochs", EPOCHS);
    recipe.put("seconds", Math.round(seconds * 10) / 10.0);
    List<ModelManifest.Result> results = new ArrayList<>();
    results.add(
        new ModelManifest.Result(
            "%d-fold validation accuracy".formatted(PARTS),
            (double) right / verdicts.size(),
            verdicts.size(),
            command));
    return ModelManifestBuilder.builder()
        .name(name)
        .title(title)
        .description(
            "Tells apart %s. Learned from %d of your drawings."
                .formatted(String.join(", ", classNames), verdicts.size()))
        .architecture(ARCHITECTURE.toString())
        .classes(classNames)
        .domain(DOMAIN)
        .recipe(recipe)
        .results(results)
        .build();
  }
}
