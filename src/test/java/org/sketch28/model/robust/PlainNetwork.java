package org.sketch28.model.robust;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sketch28.model.HostTensor;
import org.sketch28.model.graph.Layer;

/** A network of convolutions, pools and linear layers in plain loops, and its derivative. */
final class PlainNetwork {

  private final List<Layer> layers;

  PlainNetwork(List<Layer> layers) {
    this.layers = layers;
  }

  /**
   * Values of an image or of a row.
   *
   * @param values channel after channel, each row after row
   * @param channels 1 × 1 pixels each in a row
   */
  private record Values(double[] values, int channels, int height, int width) {

    Values of(double[] others) {
      return new Values(others, channels, height, width);
    }
  }

  /** Takes the derivative by a layer's output to that by its input. */
  @FunctionalInterface
  private interface Backward {
    double[] apply(double[] byOutput);
  }

  double[] logits(double[] image) {
    return forward(image, new ArrayDeque<>());
  }

  /** The derivative of the cross-entropy by the 784 pixels. */
  double[] lossGradient(double[] image, int label) {
    Deque<Backward> way = new ArrayDeque<>();
    double[] logits = forward(image, way);
    double[] derivative = new double[logits.length];
    for (int i = 0; i < logits.length; i++) {
      double sum = 0;
      for (double logit : logits) {
        sum += Math.exp(logit - logits[i]);
      }
      derivative[i] = 1 / sum - (i == label ? 1 : 0);
    }
    while (!way.isEmpty()) {
      derivative = way.pop().apply(derivative);
    }
    return derivative;
  }

  private double[] forward(double[] image, Deque<Backward> way) {
    Values at = new Values(image, 1, 28, 28);
    for (Layer layer : layers) {
      if (layer instanceof Layer.Convolution convolution) {
        at = convolved(at, convolution, way);
      } else if (layer instanceof Layer.Dense dense) {
        at = multiplied(at, dense, way);
      } else if (layer instanceof Layer.ReLU) {
        at = rectified(at, way);
      } else if (layer instanceof Layer.MaxPool pool) {
        at = pooled(at, pool.size(), way);
      } else if (!(layer instanceof Layer.Flatten)) {
        throw new IllegalArgumentException("No such layer here: " + layer);
      }
    }
    return at.values();
  }

  private static Values rectified(Values in, Deque<Backward> way) {
    double[] out = in.values().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(0, out[i]);
    }
    way.push(
        byOutput -> {
          double[] byInput = byOutput.clone();
          for (int i = 0; i < byInput.length; i++) {
            byInput[i] = out[i] > 0 ? byInput[i] : 0;
          }
          return byInput;
        });
    return in.of(out);
  }

  private static Values multiplied(Values in, Layer.Dense layer, Deque<Backward> way) {
    float[] weight = layer.weight().values();
    int inputs = in.values().length;
    double[] out = new double[layer.bias().values().length];
    for (int i = 0; i < out.length; i++) {
      out[i] = layer.bias().values()[i];
      for (int j = 0; j < inputs; j++) {
        out[i] += weight[i * inputs + j] * in.values()[j];
      }
    }
    way.push(
        byOutput -> {
          double[] byInput = new double[inputs];
          for (int i = 0; i < byOutput.length; i++) {
            for (int j = 0; j < inputs; j++) {
              byInput[j] += weight[i * inputs + j] * byOutput[i];
            }
          }
          return byInput;
        });
    return new Values(out, out.length, 1, 1);
  }

  private static Values pooled(Values in, int size, Deque<Backward> way) {
    int height = in.height() / size;
    int width = in.width() / size;
    double[] out = new double[in.channels() * height * width];
    int[] from = new int[out.length];
    for (int o = 0; o < out.length; o++) {
      int channel = o / (height * width);
      int y = o / width % height * size;
      int x = o % width * size;
      out[o] = Double.NEGATIVE_INFINITY;
      for (int k = 0; k < size * size; k++) {
        int i = (channel * in.height() + y + k / size) * in.width() + x + k % size;
        if (in.values()[i] > out[o]) {
          out[o] = in.values()[i];
          from[o] = i;
        }
      }
    }
    way.push(
        byOutput -> {
          double[] byInput = new double[in.values().length];
          for (int o = 0; o < byOutput.length; o++) {
            byInput[from[o]] += byOutput[o];
          }
          return byInput;
        });
    return new Values(out, in.channels(), height, width);
  }

  private static Values convolved(Values in, Layer.Convolution layer, Deque<Backward> way) {
    HostTensor weight = layer.weight();
    int filters = (int) weight.shape()[0];
    int side = (int) weight.shape()[2];
    int height = (in.height() + 2 * layer.padding() - side) / layer.stride() + 1;
    int width = (in.width() + 2 * layer.padding() - side) / layer.stride() + 1;
    double[] out = new double[filters * height * width];
    for (int o = 0; o < out.length; o++) {
      out[o] = layer.bias().values()[o / (height * width)];
    }
    forEachProduct(
        in, layer, height, width, (o, w, i) -> out[o] += weight.values()[w] * in.values()[i]);
    way.push(
        byOutput -> {
          double[] byInput = new double[in.values().length];
          forEachProduct(
              in,
              layer,
              height,
              width,
              (o, w, i) -> byInput[i] += weight.values()[w] * byOutput[o]);
          return byInput;
        });
    return new Values(out, filters, height, width);
  }

  /** Indices of an output, a weight and an input that belong together. */
  @FunctionalInterface
  private interface Product {
    void of(int output, int weight, int input);
  }

  private static void forEachProduct(
      Values in, Layer.Convolution layer, int height, int width, Product product) {
    int filters = (int) layer.weight().shape()[0];
    int side = (int) layer.weight().shape()[2];
    int output = 0;
    for (int filter = 0; filter < filters; filter++) {
      for (int top = 0; top < height; top++) {
        for (int left = 0; left < width; left++) {
          int weight = filter * in.channels() * side * side;
          for (int channel = 0; channel < in.channels(); channel++) {
            for (int dy = 0; dy < side; dy++) {
              int y = top * layer.stride() - layer.padding() + dy;
              for (int dx = 0; dx < side; dx++) {
                int x = left * layer.stride() - layer.padding() + dx;
                if (y >= 0 && y < in.height() && x >= 0 && x < in.width()) {
                  product.of(output, weight, (channel * in.height() + y) * in.width() + x);
                }
                weight++;
              }
            }
          }
          output++;
        }
      }
    }
  }
}
