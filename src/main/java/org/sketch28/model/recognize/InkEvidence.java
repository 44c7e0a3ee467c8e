package org.sketch28.model.recognize;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.InkPiece;
import org.sketch28.image.drawing.Skeleton;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.preprocess.Preprocessed;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.ScoredClassifier;

/**
 * Which strokes of a drawing speak for what it is recognized as: how far the logit of the winner
 * falls without each piece of ink.
 *
 * @param winner index of the class with the largest logit
 * @param logit of the winner, for the whole drawing
 * @param pieces of the ink, at least one, in the order of the strokes
 */
public record InkEvidence(int winner, double logit, List<Piece> pieces) {

  /** Ink is looked at in at most so many pieces: as many images fit into one batch. */
  static final int MOST = ScoredClassifier.LARGEST_BATCH - 1;

  public InkEvidence {
    pieces = List.copyOf(pieces);
  }

  /**
   * A piece of ink.
   *
   * @param fall of the winner's logit when it is taken out; negative if the logit rises
   */
  public record Piece(Stroke ink, double fall) {}

  /**
   * The evidence of a drawing.
   *
   * @return none for a drawing that is blank, has no strokes, or has more pieces than are looked
   *     at; and none with a flooded area, which would run out through every gap
   */
  public static Optional<InkEvidence> of(Recognizer recognizer, Drawing drawing) {
    if (drawing.strokes().stream().anyMatch(Stroke::isFlood)) {
      return Optional.empty();
    }
    // What an eraser cut away is no ink.
    boolean erased =
        drawing.strokes().stream().anyMatch(stroke -> stroke.tool() == Stroke.Tool.ERASER);
    Drawing ink = erased && drawing.isLinesOnly() ? Drawing.of(Skeleton.of(drawing)) : drawing;
    // Without a piece of the loop, the mark in a zero would be read as ink again.
    return of(recognizer, drawing, InkPiece.of(recognizer.withoutMark(ink)));
  }

  /**
   * The evidence of some pieces of a drawing.
   *
   * @return none for a drawing that is blank, for no pieces, and for more than fit into a batch
   */
  public static Optional<InkEvidence> of(
      Recognizer recognizer, Drawing drawing, List<InkPiece> pieces) {
    Preprocessed whole = recognizer.preprocess(drawing);
    if (whole.isBlank()
        || pieces.isEmpty()
        || pieces.size() > MOST
        || !(recognizer.classifier() instanceof ScoredClassifier classifier)) {
      return Optional.empty();
    }
    List<Preprocessed> images = new ArrayList<>();
    images.add(whole);
    pieces.forEach(piece -> images.add(recognizer.preprocess(piece.rest())));
    float[] pixels = new float[images.size() * ImageDataset.PIXELS];
    for (int i = 0; i < images.size(); i++) {
      System.arraycopy(
          images.get(i).result().toFloats(),
          0,
          pixels,
          i * ImageDataset.PIXELS,
          ImageDataset.PIXELS);
    }
    List<ModelOutput> outputs = classifier.infer(pixels, images.size());
    float[] logits = outputs.get(0).logits();
    int winner = 0;
    for (int c = 1; c < logits.length; c++) {
      winner = logits[c] > logits[winner] ? c : winner;
    }
    List<Piece> falls = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      double without = outputs.get(i + 1).logits()[winner];
      falls.add(new Piece(pieces.get(i).ink(), logits[winner] - without));
    }
    return Optional.of(new InkEvidence(winner, logits[winner], falls));
  }

  /** The piece without which the logit falls or rises most. */
  public Piece strongest() {
    return pieces.stream()
        .max(Comparator.comparingDouble(piece -> Math.abs(piece.fall())))
        .orElseThrow();
  }
}
