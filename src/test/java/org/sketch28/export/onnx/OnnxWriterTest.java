package org.sketch28.export.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.RandomNetworks;

/** What ONNX Runtime computes from an exported model, against what the program computes. */
class OnnxWriterTest {

  /** 10,000 in the check that the documents name; few here, since a test is for every build. */
  private static final ImageDataset IMAGES =
      StrokeDigits.images("digits", Integer.getInteger("sketch28.export.images", 200), 5);

  private static final int BATCH = 100;

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void onnxRuntimeComputesTheSame(Architecture architecture) throws Exception {
    try (ScoredClassifier classifier = RandomNetworks.create(architecture)) {
      requireSame(classifier);
    }
  }

  @Test
  void ensemblesAreOneGraph() throws Exception {
    Calibration warm = Calibration.none().withScalars(1.7, 0, 0);
    List<EnsembleClassifier.Member> members =
        List.of(
            new EnsembleClassifier.Member("a", RandomNetworks.create(Architecture.GRU), 0.3),
            new EnsembleClassifier.Member("b", RandomNetworks.create(Architecture.LENET5), 0.7));
    try (ScoredClassifier classifier =
        new EnsembleClassifier(members.get(0).classifier().classNames(), members, warm)) {
      requireSame(classifier);
    }
  }

  private static void requireSame(ScoredClassifier classifier)
      throws OrtException, UserFacingException {
    DatasetOutputs expected = classifier.inferAll(IMAGES, Progress.NONE);
    byte[] file =
        OnnxWriter.encode(
            OnnxWriter.Form.GREY_LEVELS,
            "test",
            NetworkGraph.of(classifier),
            10,
            Map.of("classes", "[]"));
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    double largest = 0;
    try (OrtSession session = environment.createSession(file)) {
      assertEquals("[]", session.getMetadata().getCustomMetadata().get("classes"));
      for (int start = 0; start < IMAGES.size(); start += BATCH) {
        float[] pixels = new float[BATCH * ImageDataset.PIXELS];
        for (int i = 0; i < pixels.length; i++) {
          pixels[i] = IMAGES.pixels()[start * ImageDataset.PIXELS + i] & 0xff;
        }
        try (OnnxTensor tensor =
                OnnxTensor.createTensor(
                    environment, FloatBuffer.wrap(pixels), new long[] {BATCH, 1, 28, 28});
            OrtSession.Result result = session.run(Map.of(OnnxWriter.INPUT, tensor))) {
          float[][] logits = (float[][]) result.get(OnnxWriter.LOGITS).orElseThrow().getValue();
          float[][] shares =
              (float[][]) result.get(OnnxWriter.PROBABILITIES).orElseThrow().getValue();
          for (int i = 0; i < BATCH; i++) {
            float[] own = expected.logits(start + i);
            for (int c = 0; c < own.length; c++) {
              largest = Math.max(largest, Math.abs(own[c] - logits[i][c]));
            }
            assertEquals(best(own), best(logits[i]));
            assertArrayEquals(classifier.calibration().probabilities(own), shares[i], 1e-4f);
          }
        }
      }
    }
    assertTrue(largest <= 1e-4, "largest difference of logits " + largest);
  }

  private static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
