package org.sketch28.model.foreign;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;

/** An ONNX model of 28 × 28 images, opened. Safe from several threads. */
public final class OnnxModel implements AutoCloseable {

  private static final int PIXELS = ImageDataset.PIXELS;

  private final OnnxSession session;
  private final InputLayout layout;

  private OnnxModel(OnnxSession session, InputLayout layout) {
    this.session = session;
    this.layout = layout;
  }

  /**
   * Opens a model, which the caller closes.
   *
   * @param file the content of an ONNX file
   * @throws UserFacingException if ONNX Runtime is not installed
   * @throws IOException if the model cannot be used, with the reason
   */
  public static OnnxModel open(byte[] file) throws UserFacingException, IOException {
    OnnxFile.check(file);
    OnnxSession session = OnnxRuntime.open(file);
    boolean usable = false;
    try {
      OnnxModel model = new OnnxModel(session, InputLayout.of(session.inputs()));
      usable = true;
      return model;
    } finally {
      if (!usable) {
        session.close();
      }
    }
  }

  /** The outputs that may have a value for each of 2 to 100 classes, or of any number of them. */
  List<OnnxSession.Value> outputs() {
    return session.outputs().stream().filter(OnnxModel::isOutput).toList();
  }

  private static boolean isOutput(OnnxSession.Value value) {
    if (!value.type().equals(OnnxSession.FLOAT) || value.shape().size() != 2) {
      return false;
    }
    long classes = value.shape().get(1);
    return classes == -1 || (classes >= 2 && classes <= OnnxImport.MOST_CLASSES);
  }

  /** All outputs in words, for messages. */
  String outputWords() {
    return String.join(", ", session.outputs().stream().map(OnnxSession.Value::words).toList());
  }

  /** What the file says about itself. */
  Map<String, String> metadata() {
    return session.metadata();
  }

  /**
   * Computes the output for a few images.
   *
   * @param pixels 784 values in 0…1 for each
   * @return for each image, one value for each class
   * @throws IOException if the model cannot be computed, or its output has another shape
   */
  float[][] run(float[] pixels, int count, OnnxSettings settings) throws IOException {
    float[] input = new float[count * PIXELS];
    for (int i = 0; i < input.length; i++) {
      input[i] = settings.range().apply(settings.inverted() ? 1 - pixels[i] : pixels[i]);
    }
    int batch = layout.single() ? 1 : count;
    float[][] rows = new float[count][];
    for (int start = 0; start < count; start += batch) {
      float[] part = Arrays.copyOfRange(input, start * PIXELS, (start + batch) * PIXELS);
      float[] found = session.run(part, layout.shape(batch), settings.output());
      int classes = found.length / batch;
      if (classes == 0 || classes * batch != found.length) {
        throw new IOException(
            "its output %s has %d numbers for %d images"
                .formatted(settings.output(), found.length, batch));
      }
      for (int i = 0; i < batch; i++) {
        rows[start + i] = Arrays.copyOfRange(found, i * classes, (i + 1) * classes);
      }
    }
    return rows;
  }

  @Override
  public void close() {
    session.close();
  }
}
