package org.sketch28.train.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelStore;

class PersonalFineTuningTest {

  private static ModelStore.Entry shipped() throws UserFacingException {
    Path models = Path.of(System.getProperty("sketch28.home"), "models");
    return new ModelStore(List.of(models)).find("digits");
  }

  /** A sign that is no digit: somebody's way of writing a 4, a square on a pole. */
  private static GrayImage sign(SplittableRandom random) {
    double a = 100 + 20 * random.nextDouble();
    double b = 160 + 20 * random.nextDouble();
    double low = 220 + 20 * random.nextDouble();
    Drawing drawing =
        Drawing.of(
            List.of(
                Stroke.pen(
                    12,
                    new StrokePoint(a, 60),
                    new StrokePoint(b, 60),
                    new StrokePoint(b, 130),
                    new StrokePoint(a, 130),
                    new StrokePoint(a, 60)),
                Stroke.pen(12, new StrokePoint(a, 130), new StrokePoint(a, low))));
    return new MnistPreprocessor().apply(drawing).result();
  }

  private static int read(Classifier classifier, int label, List<GrayImage> images) {
    return (int) classifier.predict(images).stream().filter(p -> p.best() == label).count();
  }

  @Test
  void aNewStyleIsLearnedAndOldOnesAreKept(@TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(1);
    List<PersonalFineTuning.Correction> corrections = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      corrections.add(new PersonalFineTuning.Correction(4, sign(random)));
    }
    List<GrayImage> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(sign(random));
    }
    ImageDataset digits = StrokeDigits.images("digits", 300, 9);
    ModelStore.Entry old = shipped();
    List<Double> heard = new ArrayList<>();
    ModelStore.Entry learned =
        PersonalFineTuning.learn(
            old,
            corrections,
            StrokeDigits.images("rehearsal", 1000, 8),
            folder.resolve("hand"),
            heard::add);
    assertEquals("hand", learned.manifest().name());
    assertEquals(1, heard.get(heard.size() - 1), 1e-9);
    try (Classifier before = ModelStore.load(shipped());
        Classifier after = ModelStore.load(learned)) {
      int was = read(before, 4, others);
      int is = read(after, 4, others);
      assertTrue(is >= was + 5, was + " before, " + is + " after");
      int kept = 0;
      for (int i = 0; i < digits.size(); i++) {
        boolean right = before.predict(digits.image(i)).best() == digits.label(i);
        boolean still = after.predict(digits.image(i)).best() == digits.label(i);
        kept += right && !still ? 0 : 1;
      }
      assertTrue(kept >= 290, kept + " of 300");
    }
    assertEquals(old.manifest(), shipped().manifest());
  }

  @Test
  void withoutCorrectionsThereIsNothingToLearn(@TempDir Path folder) throws Exception {
    ImageDataset rehearsal = ReplaySampler.synthetic(ClassNames.DIGITS, 100, 1);
    assertThrows(
        UserFacingException.class,
        () -> PersonalFineTuning.learn(shipped(), List.of(), rehearsal, folder, share -> {}));
  }
}
