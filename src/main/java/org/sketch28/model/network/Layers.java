package org.sketch28.model.network;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.LambdaBlock;
import ai.djl.nn.ParallelBlock;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import java.util.List;
import org.sketch28.model.engine.Engines;

/** The layers that architectures are made of. */
final class Layers {

  private Layers() {}

  /** Without the ReLU, which follows after the pooling: the same, on a quarter of the values. */
  static SequentialBlock normalized(int filters, int kernel) {
    return new SequentialBlock()
        .add(bareConvolution(filters, kernel, 1, 0))
        .add(BatchNorm.builder().build());
  }

  static SequentialBlock convolution(int filters, int kernel, int stride, int padding) {
    return new SequentialBlock()
        .add(bareConvolution(filters, kernel, stride, padding))
        .add(BatchNorm.builder().build())
        .add(Activation.reluBlock());
  }

  static SequentialBlock plainConvolution(int filters, int kernel, int stride, int padding) {
    return new SequentialBlock()
        .add(
            BlockedConvolution.of(
                Conv2d.builder()
                    .setKernelShape(new Shape(kernel, kernel))
                    .setFilters(filters)
                    .optStride(new Shape(stride, stride))
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

  /** Max pooling, and ReLU of what is left: the same as the other way round, but less work. */
  static SequentialBlock pooledReLU(int size) {
    Shape window = new Shape(size, size);
    return new SequentialBlock()
        .add(Pool.maxPool2dBlock(window, window))
        .add(Activation.reluBlock());
  }

  static MaskedDropout dropout(float rate) {
    return new MaskedDropout(rate);
  }

  static SequentialBlock residual(int filters) {
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

  /** From images (batch, 1, 28, 28) to sequences of rows (batch, 28, 28). */
  static Block rows() {
    return new LambdaBlock(images -> new NDList(images.singletonOrThrow().squeeze(1)), "Rows");
  }

  /** From (batch, rows, features) to (batch, features). */
  static Block meanOfRows() {
    return new LambdaBlock(
        outputs -> new NDList(outputs.singletonOrThrow().mean(new int[] {1})), "Mean");
  }
}
