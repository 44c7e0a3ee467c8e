package org.sketch28.train.ladder;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.classical.Kernel;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.Recipe;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.classical.LeastSquaresTrainer;
import org.sketch28.train.classical.LiraTrainer;
import org.sketch28.train.classical.NearestNeighboursTrainer;
import org.sketch28.train.classical.SupportVectorTrainer;
import org.sketch28.train.step.OptimizerConfig;

/** All systems, in the order of their years. Settings were chosen by validation images. */
public final class Ladder {

  private static final int BATCH = 128;
  static final String LECUN =
      "LeCun, Bottou, Bengio, Haffner: Gradient-based learning applied to document recognition."
          + " Proceedings of the IEEE 86, 1998";

  private Ladder() {}

  /** All systems. */
  public static List<LadderSystem> systems() {
    return Stream.concat(
            Stream.of(
                linear(),
                linearSoftmax(),
                neighbours(),
                deskewedNeighbours(),
                svm(),
                virtualSvm(),
                lira()),
            LadderNetworks.systems().stream())
        .sorted(Comparator.comparingInt(LadderSystem::year))
        .toList();
  }

  /** The system with a recipe of that name, if there is one. */
  public static Optional<LadderSystem> find(String name) {
    return systems().stream().filter(system -> system.name().equals(name)).findFirst();
  }

  /**
   * Checks the name of a recipe, of the ladder or of a model that ships.
   *
   * @throws UserFacingException if there is none; the message names all that there are
   */
  public static void require(String name) throws UserFacingException {
    if (find(name).isEmpty() && !Recipe.names().contains(name)) {
      throw new UserFacingException(
          "There is no recipe \"%s\". There are: %s, and of MNIST's history: %s."
              .formatted(
                  name,
                  String.join(", ", Recipe.names()),
                  systems().stream().map(LadderSystem::name).collect(Collectors.joining(", "))));
    }
  }

  /**
   * The recipe of a network.
   *
   * @param name of a system of the ladder that is a network, or of a model that ships
   * @throws UserFacingException if there is none
   */
  public static Recipe recipe(String name) throws UserFacingException {
    Optional<LadderSystem> system = find(name);
    return system.isPresent()
        ? new Recipe(
            name,
            system.get().title(),
            system.get().description(),
            List.of(PublicDatasets.MNIST),
            system.get().config().orElseThrow())
        : Recipe.named(name);
  }

  private static LadderSystem linear() {
    return new LadderSystem(
        "linear",
        "Linear classifier",
        1998,
        LECUN,
        0.12,
        "A weight for each pixel and class, by least squares: the first row of the table of 1998.",
        new LadderSystem.Classical(new LeastSquaresTrainer(0.2)));
  }

  private static LadderSystem linearSoftmax() {
    return new LadderSystem(
        "linear-softmax",
        "Softmax regression",
        1998,
        LECUN + " (pairwise linear classifier)",
        0.076,
        "A weight for each pixel and class, trained to give probabilities.",
        new LadderSystem.Network(
            TrainingConfigBuilder.builder()
                .architecture(Architecture.LINEAR)
                .epochs(30)
                .batchSize(BATCH)
                .optimizer(OptimizerConfig.oneCycle(3e-3, 0))
                .emaDecay(0.998)
                .augmentation(AugmentationBuilder.builder().build())
                .validationShare(0.1)
                .seed(1)
                .splitSeed(TrainingConfig.SPLIT_SEED)
                .replicas(TrainingConfig.replicasHere(BATCH))
                .build()));
  }

  private static LadderSystem neighbours() {
    return new LadderSystem(
        "knn",
        "Nearest neighbours",
        1998,
        LECUN + "; 3.09 %: Kenneth Wilder, in the table of MNIST's page",
        0.05,
        "Stores all training images and predicts from the nearest ones.",
        new LadderSystem.Classical(new NearestNeighboursTrainer(5, 0.1, ImagePreparation.NONE)));
  }

  private static LadderSystem deskewedNeighbours() {
    return new LadderSystem(
        "knn-deskewed",
        "Nearest neighbours, upright",
        1998,
        LECUN,
        0.024,
        "Nearest neighbours among images that were made upright and blurred a little.",
        new LadderSystem.Classical(
            new NearestNeighboursTrainer(5, 0.1, ImagePreparation.DESKEWED)));
  }

  private static LadderSystem svm() {
    return new LadderSystem(
        "svm",
        "Support vector machine",
        1998,
        "Cortes, Vapnik: Support-vector networks. Machine Learning 20, 1995; " + LECUN,
        0.014,
        "A support vector machine with a Gaussian kernel for each pair of classes.",
        new LadderSystem.Classical(
            new SupportVectorTrainer(
                new Kernel(Kernel.Type.GAUSSIAN, 0.025, 1), 10, ImagePreparation.NONE, 0)));
  }

  private static LadderSystem virtualSvm() {
    return new LadderSystem(
        "svm-virtual",
        "Virtual support vectors",
        1998,
        LECUN
            + "; DeCoste, Schölkopf: Training invariant support vector machines. Machine Learning"
            + " 46, 2002",
        0.008,
        "A polynomial of degree 9 on upright images, trained again on its support vectors moved by"
            + " a pixel.",
        new LadderSystem.Classical(
            new SupportVectorTrainer(
                new Kernel(Kernel.Type.COSINE, 1, 9), 2, ImagePreparation.DESKEWED, 8)));
  }

  private static LadderSystem lira() {
    return new LadderSystem(
        "lira",
        "LIRA",
        2004,
        "Kussul, Baidyk: Improved method of handwritten digit recognition tested on MNIST database."
            + " Image and Vision Computing 22, 2004",
        0.0042,
        "Fixed random neurons that look at a few pixels of an upright image each, and a perceptron"
            + " on top of them.",
        new LadderSystem.Classical(
            new LiraTrainer(
                LiraTrainer.NEURONS, 1, 5, ImagePreparation.DESKEWED, 8, 0.2, 4, 6, 0.1)));
  }
}
