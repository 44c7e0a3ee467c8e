package org.sketch28.image.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.RealData;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.image.Box;
import org.sketch28.image.CentreOfMass;
import org.sketch28.image.GrayImage;
import org.sketch28.image.StrokeWidth;

class MnistNormalizerTest {

  private static GrayImage last(List<Preprocessed.Step> steps) {
    return steps.get(steps.size() - 1).image();
  }

  @Test
  void realTestImagesGiveThemselvesBack() throws Exception {
    ImageDataset test = RealData.load("mnist", Split.TEST);
    int same = 0;
    int centred = 0;
    for (int i = 0; i < test.size(); i++) {
      GrayImage image = test.image(i);
      GrayImage back = last(MnistNormalizer.normalize(image));
      same += greatestDifference(image, back) <= 1 ? 1 : 0;
      CentreOfMass b = CentreOfMass.of(back);
      centred += b.x() > 14 && b.x() <= 15 && b.y() > 14 && b.y() <= 15 ? 1 : 0;
    }
    assertEquals(10_000, test.size());
    assertTrue(same >= 9_990, same + " images came back");
    assertTrue(centred >= 9_990, centred + " images are centred");
  }

  private static int greatestDifference(GrayImage a, GrayImage b) {
    int greatest = 0;
    for (int y = 0; y < a.height(); y++) {
      for (int x = 0; x < a.width(); x++) {
        greatest = Math.max(greatest, Math.abs(a.get(x, y) - b.get(x, y)));
      }
    }
    return greatest;
  }

  @Test
  void strokeWidthOfRealTestImagesIsTheMeasuredOne() throws Exception {
    ImageDataset test = RealData.load("mnist", Split.TEST);
    double[] widths = new double[test.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = StrokeWidth.of(test.image(i));
    }
    java.util.Arrays.sort(widths);
    assertEquals(StrokeWidth.LOW, widths[500], 0.01);
    assertEquals(StrokeWidth.MEDIAN, widths[5000], 0.01);
    assertEquals(StrokeWidth.HIGH, widths[9500], 0.01);
  }

  @Test
  void aSquareFillsTheTwentyPixelBoxInTheMiddle() {
    GrayImage square =
        GrayImage.of(100, 80, (x, y) -> x >= 30 && x < 70 && y >= 20 && y < 60 ? 200 : 0);
    GrayImage result = last(MnistNormalizer.normalize(square));
    // Its barycentre falls on 15, the upper end of MNIST's (14, 15].
    assertEquals(new Box(5, 5, 20, 20), result.inkBox(0));
    assertEquals(255, result.get(14, 14));
    assertEquals(20 * 20, result.mass(), 1e-9);
  }

  @Test
  void tinyInkIsEnlargedByReplication() {
    GrayImage dot = GrayImage.of(9, 9, (x, y) -> x == 4 && y == 4 ? 255 : 0);
    List<Preprocessed.Step> steps = MnistNormalizer.normalize(dot);
    assertEquals(20, steps.get(0).image().width());
    assertEquals(new Box(0, 0, 2, 2).longerSide(), last(steps).inkBox(0).longerSide());
  }

  @Test
  void noInkGivesNoSteps() {
    assertTrue(MnistNormalizer.normalize(GrayImage.blank(28, 28)).isEmpty());
  }
}
