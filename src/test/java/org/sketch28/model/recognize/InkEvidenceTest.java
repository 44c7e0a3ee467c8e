package org.sketch28.model.recognize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.InkPiece;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.store.ModelStore;

class InkEvidenceTest {

  private Recognizer recognizer;

  @BeforeEach
  void load() throws Exception {
    Path models = Path.of(System.getProperty("sketch28.home"), "models");
    recognizer = Recognizer.load(ModelStore.entry(models.resolve("digits")));
  }

  @AfterEach
  void close() {
    recognizer.close();
  }

  private float[] logits(Drawing drawing) {
    ScoredClassifier classifier = (ScoredClassifier) recognizer.classifier();
    return classifier.infer(recognizer.preprocess(drawing).result().toFloats(), 1).get(0).logits();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7, 8})
  void aPieceCountsAsMuchAsTheLogitFallsWithoutIt(int digit) {
    Drawing drawing = StrokeDigits.drawing(digit, new SplittableRandom(digit));
    InkEvidence evidence = InkEvidence.of(recognizer, drawing).orElseThrow();
    assertEquals(
        recognizer.recognize(drawing).prediction().orElseThrow().best(), evidence.winner());
    float whole = logits(drawing)[evidence.winner()];
    assertEquals(whole, evidence.logit(), 1e-3);
    List<InkPiece> pieces = InkPiece.of(drawing);
    assertEquals(pieces.size(), evidence.pieces().size());
    for (int i = 0; i < pieces.size(); i++) {
      InkEvidence.Piece piece = evidence.pieces().get(i);
      assertEquals(pieces.get(i).ink(), piece.ink());
      float without = logits(pieces.get(i).rest())[evidence.winner()];
      assertEquals(whole - without, piece.fall(), 1e-3);
      assertTrue(Math.abs(piece.fall()) <= Math.abs(evidence.strongest().fall()));
    }
  }

  @Test
  void aPictureHasPatches() {
    Drawing drawing = StrokeDigits.drawing(3, new SplittableRandom(1));
    Drawing picture = Drawing.of(DrawingRasterizer.rasterizeSquare(drawing, 112));
    InkEvidence evidence = InkEvidence.of(recognizer, picture).orElseThrow();
    assertEquals(3, evidence.winner());
    assertTrue(evidence.pieces().size() > 10, evidence.toString());
    assertTrue(evidence.strongest().fall() != 0);
  }

  @Test
  void whatWasErasedIsNoInk() {
    Drawing drawing = StrokeDigits.drawing(7, new SplittableRandom(7));
    Stroke eraser = new Stroke(Stroke.Tool.ERASER, List.of(new StrokePoint(140, 140)), 60, 0);
    InkEvidence evidence = InkEvidence.of(recognizer, drawing.plus(eraser)).orElseThrow();
    for (InkEvidence.Piece piece : evidence.pieces()) {
      for (StrokePoint point : piece.ink().points()) {
        assertTrue(point.distance(new StrokePoint(140, 140)) > 20, piece.toString());
      }
    }
    Stroke flood = new Stroke(Stroke.Tool.FILL, List.of(new StrokePoint(10, 10)), 1, 255);
    assertEquals(Optional.empty(), InkEvidence.of(recognizer, drawing.plus(flood)));
  }

  @Test
  void blankDrawingsAndThoseOfFarTooManyStrokesHaveNone() {
    assertEquals(Optional.empty(), InkEvidence.of(recognizer, Drawing.empty()));
    List<Stroke> dots = new ArrayList<>();
    for (int i = 0; i <= InkEvidence.MOST; i++) {
      dots.add(Stroke.pen(10, new StrokePoint(i, i)));
    }
    assertEquals(Optional.empty(), InkEvidence.of(recognizer, Drawing.of(dots)));
  }
}
