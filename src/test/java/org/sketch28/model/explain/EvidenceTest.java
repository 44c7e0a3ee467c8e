package org.sketch28.model.explain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Calibration;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.Shear;
import org.sketch28.model.classical.Kernel;
import org.sketch28.model.store.ModelContent;
import org.sketch28.train.classical.ClassicalTrainer;
import org.sketch28.train.classical.LeastSquaresTrainer;
import org.sketch28.train.classical.LiraTrainer;
import org.sketch28.train.classical.NearestNeighboursTrainer;
import org.sketch28.train.classical.PassWatcher;
import org.sketch28.train.classical.SupportVectorTrainer;

/** What classical models and ensembles base a prediction on. */
class EvidenceTest {

  private static final ImageDataset DATA = StrokeDigits.images("digits", 120, 1);
  private static final ImageDataset OTHERS = StrokeDigits.images("others", 20, 2);

  @TempDir private Path folder;

  private ModelContent content(ClassicalTrainer trainer) throws Exception {
    return trainer.train(DATA, 1, folder, Progress.NONE, PassWatcher.NONE);
  }

  private static ScoredClassifier classifier(ModelContent content) {
    return content.classifier(DATA.classNames(), Calibration.none());
  }

  @Test
  void neighboursAreTheNearestImages() throws Exception {
    float[] image = DATA.image(7).toFloats();
    try (ScoredClassifier model =
        classifier(content(new NearestNeighboursTrainer(3, 0.1, ImagePreparation.NONE)))) {
      List<FeatureMaps> found = Evidence.of(model, image, 7);
      assertEquals(1, found.size());
      assertEquals(3, found.get(0).channels());
      float[] nearest = Arrays.copyOf(found.get(0).values(), 784);
      assertArrayEquals(image, nearest, 1e-6f, "it is its own nearest neighbour");
    }
  }

  @Test
  void supportVectorsSpeakForTheClass() throws Exception {
    ClassicalTrainer trainer =
        new SupportVectorTrainer(
            new Kernel(Kernel.Type.GAUSSIAN, 0.02, 1), 5, ImagePreparation.NONE, 0);
    try (ScoredClassifier model = classifier(content(trainer))) {
      for (int i = 0; i < OTHERS.size(); i++) {
        float[] image = OTHERS.image(i).toFloats();
        int best = model.predict(OTHERS.image(i)).best();
        FeatureMaps found = Evidence.of(model, image, best).get(0);
        assertTrue(found.channels() > 0 && found.channels() <= 8);
        assertEquals("Support vectors for " + best, found.layer());
        // The strongest one is an image of that class.
        float[] strongest = Arrays.copyOf(found.values(), 784);
        boolean inClass = false;
        for (int j = 0; j < DATA.size(); j++) {
          inClass |= DATA.label(j) == best && Arrays.equals(DATA.image(j).toFloats(), strongest);
        }
        assertTrue(inClass, "image " + i);
      }
    }
  }

  @Test
  void neuronsLookAtInk() throws Exception {
    try (ScoredClassifier model = classifier(content(lira(ImagePreparation.NONE, 0)))) {
      float[] image = OTHERS.image(3).toFloats();
      float[] map = evidenceForWinner(model, OTHERS.image(3));
      for (int p = 0; p < map.length; p++) {
        assertTrue(map[p] == 0 || image[p] > 0, "pixel " + p + " has no ink");
      }
    }
  }

  /** Neurons see an upright and blurred image, but the map lies on the one that was drawn. */
  @Test
  void neuronsOfUprightImagesLookAtInkWhereItWasDrawn() throws Exception {
    try (ScoredClassifier model = classifier(content(lira(ImagePreparation.DESKEWED, 0.2)))) {
      float[] slanted = new Shear(0.6, 13.5).apply(OTHERS.image(3).toFloats());
      GrayImage image = GrayImage.of(28, 28, (x, y) -> Math.round(255 * slanted[y * 28 + x]));
      float[] map = evidenceForWinner(model, image);
      for (int p = 0; p < map.length; p++) {
        assertTrue(map[p] == 0 || hasInkNear(image, p % 28, p / 28), "no ink near pixel " + p);
      }
    }
  }

  private static float[] evidenceForWinner(ScoredClassifier model, GrayImage image) {
    float[] map = Evidence.of(model, image.toFloats(), model.predict(image).best()).get(0).values();
    double sum = 0;
    for (float value : map) {
      sum += value;
    }
    assertTrue(sum > 0, "they speak for the winner");
    return map;
  }

  private static boolean hasInkNear(GrayImage image, int x, int y) {
    for (int row = Math.max(0, y - 2); row <= Math.min(27, y + 2); row++) {
      for (int column = Math.max(0, x - 4); column <= Math.min(27, x + 4); column++) {
        if (image.get(column, row) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static LiraTrainer lira(ImagePreparation preparation, double slant) {
    return new LiraTrainer(4000, 2, 3, preparation, 0, slant, 0, 4, 0.1);
  }

  @Test
  void membersOfAnEnsembleVote() throws Exception {
    ModelContent both =
        ModelContent.ensemble(
            List.of(
                new ModelContent.Member("Linear", content(new LeastSquaresTrainer(0.2)), 1, 1),
                new ModelContent.Member(
                    "Neighbours",
                    content(new NearestNeighboursTrainer(3, 0.1, ImagePreparation.NONE)),
                    1,
                    1)));
    try (ScoredClassifier model = classifier(both)) {
      List<FeatureMaps> votes = Evidence.of(model, DATA.image(4).toFloats(), 4);
      assertEquals(2, votes.size());
      assertEquals("Neighbours: 4", votes.get(1).layer());
      float sum = 0;
      for (float probability : votes.get(1).values()) {
        sum += probability;
      }
      assertEquals(1, sum, 1e-5f);
    }
  }

  @Test
  void networksHaveLayersInstead() throws Exception {
    try (ScoredClassifier model = classifier(content(new LeastSquaresTrainer(0.2)))) {
      assertTrue(Evidence.of(model, DATA.image(1).toFloats(), 1).isEmpty());
    }
  }
}
