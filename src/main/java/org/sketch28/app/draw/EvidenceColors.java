package org.sketch28.app.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.sketch28.app.control.DrawingCanvas;
import org.sketch28.app.control.SignColors;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.model.recognize.InkEvidence;

/** Blue for ink that speaks for the winner, orange for ink that speaks against it. */
final class EvidenceColors {

  private static final Color NEITHER = Color.web("#9a9a9a");

  /** Areas and patches of a picture shine through. */
  private static final double AREA = 0.6;

  private EvidenceColors() {}

  /** Each thing on the canvas is coloured on a scale of its own. */
  static List<DrawingCanvas.Tint> of(List<InkEvidence> all) {
    List<DrawingCanvas.Tint> tints = new ArrayList<>();
    for (InkEvidence evidence : all) {
      double largest = Math.abs(evidence.strongest().fall());
      for (InkEvidence.Piece piece : evidence.pieces()) {
        double share = largest == 0 ? 0 : piece.fall() / largest;
        Color color = NEITHER.interpolate(SignColors.of(share), Math.abs(share));
        tints.add(
            new DrawingCanvas.Tint(
                piece.ink(),
                piece.ink().tool() == Stroke.Tool.FILL ? color.deriveColor(0, 1, 1, AREA) : color));
      }
    }
    return tints;
  }
}
