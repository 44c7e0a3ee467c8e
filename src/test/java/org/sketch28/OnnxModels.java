package org.sketch28;

import ai.onnxruntime.OrtEnvironment;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.foreign.OnnxRuntime;
import org.sketch28.model.foreign.OnnxRuntimeInstaller;

/** Small ONNX models as other programs write them, and the library that computes them. */
public final class OnnxModels {

  private static final int FLOAT = 1;

  /** The mean image of each synthetic digit, one after another. */
  private static final float[] MEANS = means(StrokeDigits.images("digits", 500, 5));

  private OnnxModels() {}

  private static float[] means(ImageDataset data) {
    float[] means = new float[10 * 784];
    int[] counts = data.classCounts();
    for (int i = 0; i < data.size(); i++) {
      float[] image = data.image(i).toFloats();
      for (int p = 0; p < 784; p++) {
        means[data.label(i) * 784 + p] += image[p] / counts[data.label(i)];
      }
    }
    return means;
  }

  /** Where Maven has put the library's jar. */
  public static Path jar() throws URISyntaxException {
    return Path.of(
        OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** Installs the library from Maven's jar, for the tests of this process. */
  public static synchronized void installRuntime() throws URISyntaxException, UserFacingException {
    if (!OnnxRuntime.isInstalled()) {
      new OnnxRuntimeInstaller().install(jar());
    }
  }

  /**
   * How a model takes images and gives classes.
   *
   * @param shape of its input; −1 where any size will do
   * @param scale what a pixel of full ink is in the input
   * @param inverted whether ink is dark
   * @param softmax whether it gives probabilities
   * @param metadata of the file
   */
  public record Form(
      long[] shape, float scale, boolean inverted, boolean softmax, Map<String, String> metadata) {

    /** Takes any number of images of values in 0…1 and gives logits. */
    public static final Form PLAIN =
        new Form(new long[] {-1, 1, 28, 28}, 1, false, false, Map.of());

    /** With another shape of the input. */
    public Form withShape(long... newShape) {
      return new Form(newShape, scale, inverted, softmax, metadata);
    }

    /** With other values for the same ink. */
    public Form withInk(float newScale, boolean newInverted) {
      return new Form(shape, newScale, newInverted, softmax, metadata);
    }

    /** With probabilities. */
    public Form withSoftmax() {
      return new Form(shape, scale, inverted, true, metadata);
    }

    /** With metadata. */
    public Form withMetadata(Map<String, String> newMetadata) {
      return new Form(shape, scale, inverted, softmax, newMetadata);
    }
  }

  /** A linear model that knows synthetic digits by the distance to the mean of each class. */
  public static byte[] digits(Form form) {
    float[] weights = MEANS.clone();
    float[] offsets = new float[10];
    for (int c = 0; c < 10; c++) {
      for (int p = 0; p < 784; p++) {
        float weight = weights[c * 784 + p];
        offsets[c] -= weight * weight / 2;
        // The image is input ÷ scale, or 1 less that.
        weights[c * 784 + p] = (form.inverted() ? -weight : weight) / form.scale();
        offsets[c] += form.inverted() ? weight : 0;
      }
    }
    return linear(weights, offsets, form);
  }

  /** The images' values, flat, times weights (classes × 784), plus offsets. */
  public static byte[] linear(float[] weights, float[] offsets, Form form) {
    int classes = offsets.length;
    List<OnnxBytes> nodes = new ArrayList<>();
    nodes.add(OnnxBytes.node("Flatten", "flat", "image"));
    OnnxBytes transposed = new OnnxBytes().text(1, "transB").number(3, 1).number(20, 2);
    nodes.add(
        OnnxBytes.node("Gemm", form.softmax() ? "sum" : "scores", "flat", "weights", "offsets")
            .message(5, transposed));
    if (form.softmax()) {
      nodes.add(OnnxBytes.node("Softmax", "scores", "sum"));
    }
    OnnxBytes graph = new OnnxBytes();
    nodes.forEach(node -> graph.message(1, node));
    graph
        .text(2, "linear")
        .message(5, OnnxBytes.tensor("weights", weights, classes, 784))
        .message(5, OnnxBytes.tensor("offsets", offsets, classes))
        .message(11, OnnxBytes.value("image", FLOAT, form.shape()))
        .message(12, OnnxBytes.value("scores", FLOAT, form.shape()[0], classes));
    OnnxBytes model = OnnxBytes.model(graph);
    form.metadata()
        .forEach((key, value) -> model.message(14, new OnnxBytes().text(1, key).text(2, value)));
    return model.toByteArray();
  }
}
