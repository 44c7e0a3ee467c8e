package org.sketch28.model.classical;

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

/** A classical model as a classifier. The features of an image are its pixels. */
public final class ClassicalClassifier implements ScoredClassifier {

  private static final int PIXELS = ImageDataset.PIXELS;

  private final List<String> classNames;
  private final ClassicalModel model;
  private final Calibration calibration;

  /**
   * @param classNames as many as the model has classes
   */
  public ClassicalClassifier(
      List<String> classNames, ClassicalModel model, Calibration calibration) {
    this.classNames = List.copyOf(classNames);
    this.model = model;
    this.calibration = calibration;
  }

  /** What computes the logits. */
  public ClassicalModel model() {
    return model;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public Calibration calibration() {
    return calibration;
  }

  @Override
  public List<ModelOutput> infer(float[] pixels, int count) {
    float[][] images = new float[count][];
    for (int i = 0; i < count; i++) {
      images[i] = Arrays.copyOfRange(pixels, i * PIXELS, (i + 1) * PIXELS);
    }
    float[][] logits = model.logits(images);
    List<ModelOutput> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      outputs.add(new ModelOutput(images[i], logits[i]));
    }
    return outputs;
  }

  @Override
  public DatasetOutputs inferAll(ImageDataset data, Progress progress) {
    // Of 64 images at once, some kinds take little longer than of one.
    return ParallelInference.of(this, data, LiraNeurons.BATCH, progress);
  }

  /** Nothing to free. */
  @Override
  public void close() {}
}
