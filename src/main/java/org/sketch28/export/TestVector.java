package org.sketch28.export;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import org.sketch28.data.Domain;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.data.synth.StrokeGarments;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.ScoredClassifier;

/**
 * What a model says of a drawing, so that another program can check that it computes the same.
 *
 * @param drawing of pen strokes
 * @param image what preprocessing makes of it
 * @param logits of the classes
 */
record TestVector(Drawing drawing, GrayImage image, float[] logits) {

  /** Another seed than that of any training. */
  private static final long SEED = 28_28_28;

  private static final int KINDS = 10;

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Vectors of synthetic drawings, the same for the same model. */
  static List<TestVector> of(ScoredClassifier classifier, Domain domain, int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<TestVector> vectors = new ArrayList<>();
    while (vectors.size() < count) {
      int kind = vectors.size() % KINDS;
      Drawing drawing =
          domain == Domain.GARMENTS
              ? StrokeGarments.drawing(kind, random)
              : StrokeDigits.drawing(kind, random);
      GrayImage image = domain.preprocessor().apply(drawing).result();
      ModelOutput output = classifier.infer(image.toFloats(), 1).get(0);
      vectors.add(new TestVector(drawing, image, output.logits()));
    }
    return vectors;
  }

  /**
   * The vector as JSON: {@code strokes}, each a {@code width} and {@code points} in units of which
   * the canvas has 280; {@code pixels}, 784 bytes in Base64; {@code logits}.
   */
  ObjectNode toJson() {
    ObjectNode node = JSON.createObjectNode();
    ArrayNode strokes = node.putArray("strokes");
    for (Stroke stroke : drawing.strokes()) {
      ObjectNode each = strokes.addObject().put("width", stroke.width());
      ArrayNode points = each.putArray("points");
      stroke.points().forEach(point -> points.addArray().add(point.x()).add(point.y()));
    }
    node.put("pixels", Base64.getEncoder().encodeToString(image.toBytes()));
    ArrayNode numbers = node.putArray("logits");
    for (float logit : logits) {
      numbers.add(logit);
    }
    return node;
  }
}
