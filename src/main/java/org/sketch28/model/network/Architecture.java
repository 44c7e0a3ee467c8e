package org.sketch28.model.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.Locale;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.engine.Engines;

/**
 * The networks. Each maps (batch, 1, 28, 28) to features (batch, {@link #features()}) in its body
 * and to logits (batch, classes) in its head, the penultimate layer being what distances between
 * images are measured in.
 */
public enum Architecture {

  /** Softmax regression: a weight for each pixel and class, no hidden layer. */
  LINEAR(784) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock().add(Blocks.batchFlattenBlock());
    }
  },

  /** Two hidden layers of 256 and 128 units with ReLU. */
  MLP(128) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(256).build())
          .add(Activation.reluBlock())
          .add(dropout(dropout))
          .add(Linear.builder().setUnits(features()).build())
          .add(Activation.reluBlock());
    }
  },

  /**
   * LeNet-5 (LeCun et al. 1998) with ReLU and max pooling in place of its sigmoids and averages.
   */
  LENET5(84) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(plainConvolution(6, 5, 2))
          .add(halvedReLU())
          .add(plainConvolution(16, 5, 0))
          .add(halvedReLU())
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(120).build())
          .add(Activation.reluBlock())
          .add(Linear.builder().setUnits(features()).build())
          .add(Activation.reluBlock());
    }
  },

  /**
   * Two pairs of 3 × 3 convolutions with batch norm, each pair ended by max pooling, then one
   * hidden layer: 7.1 million multiply-adds per image. After the nets of j05t/mnist.
   */
  CNN(128) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(convolution(16, 3, 1, 0))
          .add(normalized(32, 3))
          .add(halvedReLU())
          .add(convolution(64, 3, 1, 0))
          .add(normalized(64, 3))
          .add(halvedReLU())
          .add(dropout(dropout))
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(features()).optBias(false).build())
          .add(BatchNorm.builder().build())
          .add(Activation.reluBlock());
    }
  },

  /**
   * A stem and three residual blocks of 32, 64 and 128 channels (He et al. 2015), each halving the
   * side, then global average pooling: 9.4 million multiply-adds per image.
   */
  RESNET(128) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(convolution(16, 3, 1, 1))
          .add(residual(32))
          .add(residual(64))
          .add(residual(features()))
          .add(Pool.globalAvgPool2dBlock())
          .add(Blocks.batchFlattenBlock());
    }
  },

  /**
   * As {@link #CNN} but of 32, 32, 64, 64 and 128 channels: 11.6 million multiply-adds per image,
   * 2.7 MB. After j05t/mnist.
   */
  CNN_WIDE(256) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(convolution(32, 3, 1, 0))
          .add(normalized(32, 3))
          .add(halvedReLU())
          .add(convolution(64, 3, 1, 0))
          .add(normalized(64, 3))
          .add(halvedReLU())
          .add(convolution(128, 3, 1, 1))
          .add(dropout(dropout))
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(features()).optBias(false).build())
          .add(BatchNorm.builder().build())
          .add(Activation.reluBlock());
    }
  },

  /** As {@link #RESNET} but of 16, 48, 96 and 192 channels: 20 million multiply-adds, 2.8 MB. */
  RESNET_WIDE(192) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(convolution(16, 3, 1, 1))
          .add(residual(48))
          .add(residual(96))
          .add(residual(features()))
          .add(Pool.globalAvgPool2dBlock())
          .add(Blocks.batchFlattenBlock());
    }
  };

  private final int features;

  Architecture(int features) {
    this.features = features;
  }

  /** The width of the penultimate layer. */
  public int features() {
    return features;
  }

  /** The network without its last layer. */
  abstract SequentialBlock body(float dropout);

  /**
   * A new network with uninitialised parameters.
   *
   * @param classes the number of logits
   * @param dropout share of activations that are dropped while training, 0 to below 1
   */
  public Network newNetwork(int classes, double dropout) {
    SequentialBlock body = body((float) dropout);
    Linear head = Linear.builder().setUnits(classes).build();
    SequentialBlock whole = new SequentialBlock().add(body).add(dropout((float) dropout)).add(head);
    return new Network(body, head, whole);
  }

  /**
   * The architecture of that name, in upper or lower case.
   *
   * @throws UserFacingException if there is none; the message names those there are
   */
  public static Architecture named(String name) throws UserFacingException {
    for (Architecture architecture : values()) {
      if (architecture.toString().equalsIgnoreCase(name)) {
        return architecture;
      }
    }
    throw new UserFacingException(
        "There is no architecture \"%s\". There are: %s.".formatted(name, List.of(values())));
  }

  /** The name in commands and in {@code model.json}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Without the ReLU, which follows after the pooling: the same, on a quarter of the values. */
  private static SequentialBlock normalized(int filters, int kernel) {
    return new SequentialBlock()
        .add(bareConvolution(filters, kernel, 1, 0))
        .add(BatchNorm.builder().build());
  }

  private static SequentialBlock convolution(int filters, int kernel, int stride, int padding) {
    return new SequentialBlock()
        .add(bareConvolution(filters, kernel, stride, padding))
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock());
  }

  private static SequentialBlock plainConvolution(int filters, int kernel, int padding) {
    return new SequentialBlock()
        .add(
            BlockedConvolution.of(
                Conv2d.builder()
                    .setKernelShape(new Shape(kernel, kernel))
                    .setFilters(filters)
                    .optPadding(new Shape(padding, padding))));
  }

  private static Conv2d bareConvolution(int filters, int kernel, int stride, int padding) {
    return Conv2d.builder()
        .setKernelShape(new Shape(kernel, kernel))
        .setFilters(filters)
        .optStride(new Shape(stride, stride))
        .optPadding(new Shape(padding, padding))
        .optBias(false)
        .build();
  }

  private static SequentialBlock halvedReLU() {
    return new SequentialBlock()
        .add(Pool.maxPool2dBlock(new Shape(2, 2), new Shape(2, 2)))
        .add(Activation.reluBlock());
  }

  private static MaskedDropout dropout(float rate) {
    return new MaskedDropout(rate);
  }

  private static SequentialBlock residual(int filters) {
    SequentialBlock straight =
        new SequentialBlock()
            .add(convolution(filters, 3, 2, 1))
            .add(bareConvolution(filters, 3, 1, 1))
            .add(BatchNorm.builder().build());
    SequentialBlock shortcut =
        new SequentialBlock()
            .add(bareConvolution(filters, 1, 2, 0))
            .add(BatchNorm.builder().build());
    ParallelBlock both =
        new ParallelBlock(
            outputs ->
                new NDList(
                    Engines.sum(
                        outputs.get(0).singletonOrThrow(), outputs.get(1).singletonOrThrow())),
            List.of(straight, shortcut));
    return new SequentialBlock().add(both).add(Activation.reluBlock());
  }
}
