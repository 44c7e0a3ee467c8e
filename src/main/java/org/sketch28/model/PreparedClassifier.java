package org.sketch28.model;

import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;

/** A classifier that sees prepared images. */
public final class PreparedClassifier implements ScoredClassifier {

  private final ScoredClassifier classifier;
  private final ImagePreparation preparation;

  /**
   * @param classifier is closed with this one
   */
  public PreparedClassifier(ScoredClassifier classifier, ImagePreparation preparation) {
    this.classifier = classifier;
    this.preparation = preparation;
  }

  /** What sees the prepared images. */
  public ScoredClassifier classifier() {
    return classifier;
  }

  /** How images are prepared. */
  public ImagePreparation preparation() {
    return preparation;
  }

  @Override
  public List<String> classNames() {
    return classifier.classNames();
  }

  @Override
  public Calibration calibration() {
    return classifier.calibration();
  }

  @Override
  public List<ModelOutput> infer(float[] pixels, int count) {
    float[] prepared = new float[count * ImageDataset.PIXELS];
    float[] image = new float[ImageDataset.PIXELS];
    for (int i = 0; i < count; i++) {
      System.arraycopy(pixels, i * image.length, image, 0, image.length);
      System.arraycopy(preparation.apply(image), 0, prepared, i * image.length, image.length);
    }
    return classifier.infer(prepared, count);
  }

  @Override
  public DatasetOutputs inferAll(ImageDataset data, Progress progress) {
    return classifier.inferAll(
        PreparedImages.dataset(data, preparation, progress.unmeasured()), progress);
  }

  @Override
  public void close() {
    classifier.close();
  }
}
