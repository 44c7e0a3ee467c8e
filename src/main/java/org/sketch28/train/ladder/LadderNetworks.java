package org.sketch28.train.ladder;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.data.augment.Augmentation;
import org.sketch28.data.augment.AugmentationBuilder;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.network.Architecture;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.run.Weighting;
import org.sketch28.train.step.OptimizerConfig;

/** The systems of the ladder that are networks, or ensembles of them. */
final class LadderNetworks {

  private static final int BATCH = 128;

  private LadderNetworks() {}

  static List<LadderSystem> systems() {
    return List.of(
        leNet(),
        distortions(),
        committee(),
        dropConnect(),
        cnn2016(),
        ensembleOfFive(),
        cnnRealtime(),
        rmdl());
  }

  private static TrainingConfigBuilder common(Architecture architecture, int epochs) {
    return TrainingConfigBuilder.builder()
        .architecture(architecture)
        .epochs(epochs)
        .batchSize(BATCH)
        .optimizer(OptimizerConfig.oneCycle(3e-3, 0.01))
        .emaDecay(0.998)
        .augmentation(distorted())
        .validationShare(0.1)
        .seed(1)
        .splitSeed(TrainingConfig.SPLIT_SEED)
        .replicas(TrainingConfig.replicasHere(BATCH));
  }

  /** Affine and elastic, anew in every epoch. */
  private static Augmentation distorted() {
    return AugmentationBuilder.builder()
        .rotation(12)
        .shift(1.5)
        .zoom(0.12)
        .shear(0.15)
        .elastic(0.9)
        .build();
  }

  /**
   * Moved, turned and scaled, as for the networks of 2018: better than {@link #distorted} on
   * validation images, with two convolutions and with four.
   */
  private static Augmentation moved() {
    return AugmentationBuilder.builder().rotation(15).shift(2.8).zoom(0.15).build();
  }

  private static LadderSystem leNet() {
    return new LadderSystem(
        "lenet5",
        "LeNet-5",
        1998,
        Ladder.LECUN,
        0.008,
        "The convolutional network that MNIST was made for, on images that are distorted anew in"
            + " every epoch.",
        new LadderSystem.Network(common(Architecture.LENET5, 30).build()));
  }

  private static LadderSystem distortions() {
    return new LadderSystem(
        "distortions",
        "Elastic distortions",
        2003,
        "Simard, Steinkraus, Platt: Best practices for convolutional neural networks applied to"
            + " visual document analysis. ICDAR 2003; 0.39 %: Ranzato et al., NIPS 2006",
        0.0039,
        "A small network with two convolutions of stride 2, on images that are distorted anew in"
            + " every epoch.",
        new LadderSystem.Network(common(Architecture.SIMARD, 60).build()));
  }

  private static LadderSystem committee() {
    List<TrainingConfig> columns = new ArrayList<>();
    for (ImagePreparation preparation :
        List.of(
            ImagePreparation.NONE,
            ImagePreparation.WIDTH_10,
            ImagePreparation.WIDTH_12,
            ImagePreparation.WIDTH_14,
            ImagePreparation.WIDTH_16,
            ImagePreparation.WIDTH_18,
            ImagePreparation.WIDTH_20)) {
      columns.add(
          common(Architecture.CIRESAN, 30)
              .preparation(preparation)
              .seed(columns.size() + 1)
              .build());
    }
    return new LadderSystem(
        "committee",
        "Committee of seven",
        2011,
        "Cireşan, Meier, Gambardella, Schmidhuber: Convolutional neural network committees for"
            + " handwritten character classification. ICDAR 2011",
        0.0027,
        "Seven networks, each of which sees the digits stretched to a width of its own.",
        new LadderSystem.Ensemble(columns, Weighting.MEAN));
  }

  private static LadderSystem dropConnect() {
    return new LadderSystem(
        "dropconnect",
        "DropConnect, vote of five",
        2013,
        "Wan, Zeiler, Zhang, LeCun, Fergus: Regularization of neural networks using DropConnect."
            + " ICML 2013",
        0.0021,
        "Five networks that forget half of a layer's weights at random in every step.",
        new LadderSystem.Ensemble(
            seeds(common(Architecture.DROPCONNECT, 20).dropout(0.5).augmentation(moved()), 5),
            Weighting.MEAN));
  }

  private static LadderSystem cnn2016() {
    return new LadderSystem(
        "cnn-2016",
        "Single network of 2016",
        2016,
        "Romanuke: Training data expansion and boosting of convolutional neural networks for"
            + " reducing the MNIST dataset error rate. Research Bulletin of NTUU 6, 2016",
        0.0031,
        "Five convolutions with batch norm, on distorted images.",
        new LadderSystem.Network(
            common(Architecture.CNN_WIDE, 20).dropout(0.35).labelSmoothing(0.05).build()));
  }

  private static LadderSystem ensembleOfFive() {
    return new LadderSystem(
        "ensemble-of-five",
        "Ensemble of five",
        2016,
        "Romanuke: Parallel Computing Center (Khmelnytskyi, Ukraine) gives a single convolutional"
            + " neural network performing on MNIST at 0.27 percent error rate; and an ensemble of"
            + " five at 0.21, 2016",
        0.0021,
        "Five networks with augmentation in real time, each starting from different random weights.",
        new LadderSystem.Ensemble(seeds(deep(), 5), Weighting.MEAN));
  }

  private static TrainingConfigBuilder deep() {
    return common(Architecture.CNN_DEEP, 20)
        .dropout(0.4)
        .labelSmoothing(0.05)
        .augmentation(moved());
  }

  private static LadderSystem cnnRealtime() {
    return new LadderSystem(
        "cnn-realtime",
        "Augmentation in real time",
        2018,
        "Deotte: 25 million images. Kaggle, 2018; github.com/cdeotte/MNIST-CNN-99.75",
        0.0026,
        "Seven convolutions, three of which halve the image in place of pooling.",
        new LadderSystem.Network(deep().build()));
  }

  private static LadderSystem rmdl() {
    List<TrainingConfig> members = new ArrayList<>();
    members.addAll(seeds(common(Architecture.MLP, 30).dropout(0.1), 3));
    members.addAll(seeds(common(Architecture.GRU, 20).dropout(0.2), 3));
    members.addAll(
        seeds(
            common(Architecture.CNN, 15).dropout(0.3).labelSmoothing(0.05).augmentation(moved()),
            3));
    return new LadderSystem(
        "rmdl",
        "Stack of three kinds",
        2018,
        "Kowsari, Heidarysafa, Brown, Meimandi, Barnes: RMDL: Random multimodel deep learning for"
            + " classification. ICISDM 2018",
        0.0018,
        "Three fully connected, three recurrent and three convolutional networks, weighted by how"
            + " well they predict validation images.",
        new LadderSystem.Ensemble(members, Weighting.FITTED));
  }

  /** The same settings with seeds from 1 on. */
  private static List<TrainingConfig> seeds(TrainingConfigBuilder settings, int count) {
    List<TrainingConfig> all = new ArrayList<>();
    for (int seed = 1; seed <= count; seed++) {
      all.add(settings.seed(seed).build());
    }
    return all;
  }
}
