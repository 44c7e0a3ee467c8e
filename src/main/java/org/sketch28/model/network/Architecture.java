package org.sketch28.model.network;

import ai.djl.nn.Activation;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import java.util.Locale;
import org.sketch28.base.UserFacingException;

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
          .add(Layers.dropout(dropout))
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
          .add(Layers.plainConvolution(6, 5, 1, 2))
          .add(Layers.pooledReLU(2))
          .add(Layers.plainConvolution(16, 5, 1, 0))
          .add(Layers.pooledReLU(2))
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
          .add(Layers.convolution(16, 3, 1, 0))
          .add(Layers.normalized(32, 3))
          .add(Layers.pooledReLU(2))
          .add(Layers.convolution(64, 3, 1, 0))
          .add(Layers.normalized(64, 3))
          .add(Layers.pooledReLU(2))
          .add(Layers.dropout(dropout))
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
          .add(Layers.convolution(16, 3, 1, 1))
          .add(Layers.residual(32))
          .add(Layers.residual(64))
          .add(Layers.residual(features()))
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
          .add(Layers.convolution(32, 3, 1, 0))
          .add(Layers.normalized(32, 3))
          .add(Layers.pooledReLU(2))
          .add(Layers.convolution(64, 3, 1, 0))
          .add(Layers.normalized(64, 3))
          .add(Layers.pooledReLU(2))
          .add(Layers.convolution(128, 3, 1, 1))
          .add(Layers.dropout(dropout))
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
          .add(Layers.convolution(16, 3, 1, 1))
          .add(Layers.residual(48))
          .add(Layers.residual(96))
          .add(Layers.residual(features()))
          .add(Pool.globalAvgPool2dBlock())
          .add(Blocks.batchFlattenBlock());
    }
  },

  /**
   * Two convolutions of stride 2 and a hidden layer, for images that are distorted anew in every
   * epoch (Simard et al. 2003): 5 and 48 filters, where the paper has 5 and 50.
   */
  SIMARD(100) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(Layers.plainConvolution(5, 5, 2, 1))
          .add(Activation.reluBlock())
          .add(Layers.plainConvolution(48, 5, 2, 0))
          .add(Activation.reluBlock())
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(features()).build())
          .add(Activation.reluBlock());
    }
  },

  /**
   * A column of the committee of Cireşan et al. (2011), 1-20C4-MP2-40C5-MP3-150N-10: 20 and 48
   * filters, where the paper has 20 and 40.
   */
  CIRESAN(150) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(Layers.plainConvolution(20, 4, 1, 1))
          .add(Layers.pooledReLU(2))
          .add(Layers.plainConvolution(48, 5, 1, 0))
          .add(Layers.pooledReLU(3))
          .add(Blocks.batchFlattenBlock())
          .add(Linear.builder().setUnits(features()).build())
          .add(Activation.reluBlock());
    }
  },

  /**
   * Two convolutions of 32 and 64 filters and a hidden layer whose weights, not activations, are
   * dropped at random while training (Wan et al. 2013).
   */
  DROPCONNECT(150) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(Layers.plainConvolution(32, 5, 1, 0))
          .add(Layers.pooledReLU(2))
          .add(Layers.plainConvolution(64, 5, 1, 0))
          .add(Layers.pooledReLU(2))
          .add(Blocks.batchFlattenBlock())
          .add(new MaskedLinear(features(), dropout))
          .add(Activation.reluBlock());
    }

    @Override
    float headDropout(float dropout) {
      return 0;
    }
  },

  /**
   * Six convolutions with batch norm, of which each third one halves the side in place of pooling,
   * and a seventh over all places that are left: 15 million multiply-adds per image. After
   * cdeotte/MNIST-CNN-99.75.
   */
  CNN_DEEP(128) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(Layers.convolution(32, 3, 1, 0))
          .add(Layers.convolution(32, 3, 1, 0))
          .add(Layers.convolution(32, 5, 2, 2))
          .add(Layers.dropout(dropout))
          .add(Layers.convolution(64, 3, 1, 0))
          .add(Layers.convolution(64, 3, 1, 0))
          .add(Layers.convolution(64, 5, 2, 2))
          .add(Layers.dropout(dropout))
          .add(Blocks.batchFlattenBlock())
          // The 4 × 4 convolution on the 4 × 4 places that are left. As a convolution, the batch
          // norm of its 1 × 1 places makes MXNet crash in a later network's batch norm of as many
          // channels.
          .add(Linear.builder().setUnits(features()).optBias(false).build())
          .add(BatchNorm.builder().build())
          .add(Activation.reluBlock());
    }
  },

  /**
   * Reads the rows of an image as a sequence, downwards and upwards: gated recurrent units (Cho et
   * al. 2014), whose outputs are averaged over all rows.
   */
  GRU(192) {
    @Override
    SequentialBlock body(float dropout) {
      return new SequentialBlock()
          .add(Layers.rows())
          .add(new TwoWayRecurrence(features() / 2))
          .add(Layers.meanOfRows());
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

  /** The share of features that are dropped while training. */
  float headDropout(float dropout) {
    return dropout;
  }

  /**
   * A new network with uninitialised parameters.
   *
   * @param classes the number of logits
   * @param dropout share of activations that are dropped while training, 0 to below 1
   */
  public Network newNetwork(int classes, double dropout) {
    SequentialBlock body = body((float) dropout);
    Linear head = Linear.builder().setUnits(classes).build();
    SequentialBlock whole =
        new SequentialBlock().add(body).add(Layers.dropout(headDropout((float) dropout))).add(head);
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
}
