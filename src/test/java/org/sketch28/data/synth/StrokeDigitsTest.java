package org.sketch28.data.synth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Prediction;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** Digits that the program makes itself. */
class StrokeDigitsTest {

  @Test
  void theSameSeedGivesTheSameImagesAndAnotherOthers() {
    ImageDataset a = StrokeDigits.images("a", 200, 3);
    assertTrue(a.sameContent(StrokeDigits.images("b", 200, 3)));
    assertFalse(a.sameContent(StrokeDigits.images("c", 200, 4)));
    assertTrue(
        a.select("first", new int[] {0, 1, 2}).sameContent(StrokeDigits.images("d", 3, 3)),
        "asking for more does not change the first");
    for (int count : a.classCounts()) {
      assertEquals(20, count);
    }
  }

  /** A network that has seen only real people's digits reads them. */
  @Test
  void theDigitsModelReadsThem() throws Exception {
    ImageDataset data = StrokeDigits.images("test", 1000, 5);
    List<GrayImage> images = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      images.add(data.image(i));
    }
    ModelStore store =
        new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models")));
    int right = 0;
    try (Recognizer recognizer = Recognizer.load(store.find("digits"))) {
      List<Prediction> predictions = recognizer.classifier().predict(images);
      for (int i = 0; i < data.size(); i++) {
        right += predictions.get(i).best() == data.label(i) ? 1 : 0;
      }
    }
    assertTrue(right >= 900, right + " of 1000");
  }
}
