package org.sketch28.model.foreign;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.ParallelInference;
import org.sketch28.model.ScoredClassifier;

/** An ONNX model as a classifier. The features of an image are its pixels. */
public final class OnnxClassifier implements ScoredClassifier {

  /** Keeps the logarithm of a probability finite. */
  private static final float LEAST = 1e-12f;

  private static final int PIXELS = ImageDataset.PIXELS;
  private static final int BATCH = 50;

  private final List<String> classNames;
  private final OnnxModel model;
  private final OnnxSettings settings;
  private final Calibration calibration;

  /**
   * @param model is closed with this classifier
   */
  public OnnxClassifier(
      List<String> classNames, OnnxModel model, OnnxSettings settings, Calibration calibration) {
    this.classNames = List.copyOf(classNames);
    this.model = model;
    this.settings = settings;
    this.calibration = calibration;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public Calibration calibration() {
    return calibration;
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the model cannot be computed, or does not fit its classes
   */
  @Override
  public List<ModelOutput> infer(float[] pixels, int count) {
    float[][] logits = logits(pixels, count);
    List<ModelOutput> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outputs.add(
          new ModelOutput(Arrays.copyOfRange(pixels, i * PIXELS, (i + 1) * PIXELS), logits[i]));
    }
    return outputs;
  }

  private float[][] logits(float[] pixels, int count) {
    float[][] rows;
    try {
      rows = model.run(pixels, count, settings);
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    for (float[] row : rows) {
      if (row.length != classNames.size()) {
        throw new IllegalStateException(
            "it gives %d values for an image and has %d classes"
                .formatted(row.length, classNames.size()));
      }
      for (int c = 0; settings.probabilities() && c < row.length; c++) {
        row[c] = (float) Math.log(Math.max(LEAST, row[c]));
      }
    }
    return rows;
  }

  @Override
  public DatasetOutputs inferAll(ImageDataset data, Progress progress) {
    return ParallelInference.of(this, data, BATCH, progress);
  }

  @Override
  public void close() {
    model.close();
  }
}
