package org.sketch28.app.datasets;

import java.util.List;
import java.util.stream.IntStream;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;

/**
 * How many images each class has, and what they look like on average.
 *
 * @param counts of images, by class index
 * @param means the mean image of each class; blank for a class without images
 */
record ClassSummary(List<Integer> counts, List<GrayImage> means) {

  static ClassSummary of(ImageDataset images) {
    int classes = images.classNames().size();
    long[][] sums = new long[classes][ImageDataset.PIXELS];
    for (int i = 0; i < images.size(); i++) {
      long[] sum = sums[images.label(i)];
      for (int p = 0; p < sum.length; p++) {
        sum[p] += images.pixels()[i * ImageDataset.PIXELS + p] & 0xff;
      }
    }
    int[] counts = images.classCounts();
    return new ClassSummary(
        IntStream.of(counts).boxed().toList(),
        IntStream.range(0, classes).mapToObj(i -> mean(sums[i], counts[i])).toList());
  }

  private static GrayImage mean(long[] sum, int count) {
    return GrayImage.of(
        ImageDataset.SIDE,
        ImageDataset.SIDE,
        (x, y) -> count == 0 ? 0 : Math.round((float) sum[y * ImageDataset.SIDE + x] / count));
  }

  int largest() {
    return counts.stream().mapToInt(Integer::intValue).max().orElse(0);
  }
}
