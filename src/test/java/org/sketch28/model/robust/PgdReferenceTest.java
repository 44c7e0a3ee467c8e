package org.sketch28.model.robust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** The attack beside another implementation that has nothing of the engine or of the program. */
class PgdReferenceTest {

  private static final int IMAGES = 1_000;
  private static final int STEP = 2;
  private static final int ROUNDS = 10;

  @Test
  void asManyImagesAreMisreadAsAfterTheReference() throws Exception {
    ImageDataset digits = StrokeDigits.images("digits", IMAGES, 8);
    double epsilon = Disturber.strength(Disturbance.PGD, STEP);
    try (Recognizer lenet =
        Recognizer.load(new ModelStore(List.of(Path.of("models"))).find("lenet5-1998"))) {
      ScoredClassifier classifier = (ScoredClassifier) lenet.classifier();
      PlainNetwork network =
          new PlainNetwork(NetworkGraph.of(classifier).members().get(0).layers());
      LossGradient gradient = LossGradient.of(classifier).orElseThrow();
      int ours = 0;
      int reference = 0;
      for (int i = 0; i < IMAGES; i++) {
        float[] image = digits.image(i).toFloats();
        int label = largest(network.logits(doubles(image)));
        float[] attacked =
            new Disturber(image)
                .attacked(Disturbance.PGD, new int[] {STEP}, gradient, label)
                .get(0);
        ours += largest(network.logits(doubles(attacked))) == label ? 0 : 1;
        double[] other = attacked(network, doubles(image), label, epsilon);
        reference += largest(network.logits(other)) == label ? 0 : 1;
      }
      assertTrue(reference > IMAGES / 10 && reference < IMAGES * 9 / 10, reference + " of them");
      assertEquals(100.0 * reference / IMAGES, 100.0 * ours / IMAGES, 0.5);
    }
  }

  /**
   * Projected gradient descent on the L∞ ball, as Madry et al. (2017) write it, without a start.
   */
  private static double[] attacked(
      PlainNetwork network, double[] image, int label, double epsilon) {
    double[] at = image.clone();
    for (int round = 0; round < ROUNDS; round++) {
      double[] gradient = network.lossGradient(at, label);
      for (int i = 0; i < at.length; i++) {
        double moved = at[i] + 2 * epsilon / ROUNDS * Math.signum(gradient[i]);
        double projected = Math.min(Math.max(moved, image[i] - epsilon), image[i] + epsilon);
        at[i] = Math.min(Math.max(projected, 0), 1);
      }
    }
    return at;
  }

  private static double[] doubles(float[] image) {
    double[] copy = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      copy[i] = image[i];
    }
    return copy;
  }

  private static int largest(double[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
