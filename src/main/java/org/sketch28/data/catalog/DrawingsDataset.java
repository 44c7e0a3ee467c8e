package org.sketch28.data.catalog;

import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.drawings.SavedDrawing;

/**
 * The user's own drawings as a dataset. About every fifth is a test image. Which ones depends on
 * their ids alone, so that a drawing never moves to the other split.
 */
public final class DrawingsDataset implements Dataset {

  private static final int TEST_SHARE = 5;

  private final Domain domain;
  private final DrawingStore store;

  /**
   * The drawings of a domain.
   *
   * @param store where they are
   */
  public DrawingsDataset(Domain domain, DrawingStore store) {
    this.domain = domain;
    this.store = store;
  }

  @Override
  public DatasetInfo info() {
    String things = domain == Domain.DIGITS ? "digits" : "garments";
    return DatasetInfoBuilder.builder()
        .name(domain.drawingsName())
        .title("My drawings: " + things)
        .description("What you drew and labelled with a single key.")
        .kind(DatasetInfo.Kind.DRAWN)
        .classNames(domain.classNames())
        .domain(domain)
        .licence("yours")
        .source("drawn on this machine")
        .trainingImages(-1)
        .testImages(-1)
        .build();
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public long bytesOnDisk() {
    return 0;
  }

  /** What the drawings show. */
  public Domain domain() {
    return domain;
  }

  /**
   * The drawings themselves, in the order of the images.
   *
   * @throws UserFacingException if the folder of the drawings cannot be read
   */
  public List<SavedDrawing> drawings(Split split) throws UserFacingException {
    return store.list(domain).stream().filter(each -> splitOf(each) == split).toList();
  }

  private static Split splitOf(SavedDrawing drawing) {
    return Math.floorMod(drawing.id().hashCode(), TEST_SHARE) == 0 ? Split.TEST : Split.TRAIN;
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    return images(split, drawings(split));
  }

  /** Some drawings of this dataset as images. */
  public ImageDataset images(Split split, List<SavedDrawing> drawings) {
    byte[] pixels = new byte[drawings.size() * ImageDataset.PIXELS];
    byte[] labels = new byte[drawings.size()];
    for (int i = 0; i < labels.length; i++) {
      byte[] image = drawings.get(i).image().toBytes();
      System.arraycopy(image, 0, pixels, i * ImageDataset.PIXELS, image.length);
      labels[i] = (byte) drawings.get(i).labelIndex();
    }
    return new ImageDataset(info().title() + " " + split, pixels, labels, info().classNames());
  }
}
