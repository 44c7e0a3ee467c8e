package org.sketch28.image.preprocess;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;

class GapClosingTest {

  private static StrokePoint at(double x, double y) {
    return new StrokePoint(x, y);
  }

  private static Stroke line(StrokePoint... points) {
    return Stroke.pen(10, points);
  }

  @Test
  void anOpenSideIsClosed() {
    Stroke open = line(at(50, 50), at(50, 200), at(120, 200), at(120, 50));
    List<Stroke> joins = GapClosing.joined(List.of(open), 150);
    assertEquals(1, joins.size());
    assertEquals(70, joins.get(0).points().get(0).distance(joins.get(0).points().get(1)), 1e-9);
  }

  @Test
  void anEndWithoutAPartnerGoesToTheNearestLine() {
    Stroke bag = line(at(50, 100), at(50, 200), at(180, 200), at(185, 140));
    Stroke handle =
        line(at(50, 100), at(110, 50), at(170, 100), at(168, 99), at(110, 60), at(52, 98));
    List<Stroke> joins = GapClosing.joined(List.of(bag, handle), 150);
    assertEquals(1, joins.size());
    assertEquals(at(185, 140), joins.get(0).points().get(0));
    assertTrue(joins.get(0).points().get(1).distance(at(170, 100)) < 5);
  }

  @Test
  void endsThatMeetALineAreLeft() {
    Stroke square = line(at(50, 50), at(50, 200), at(200, 200), at(200, 50), at(50, 50));
    Stroke seam = line(at(125, 52), at(125, 198));
    assertTrue(GapClosing.joined(List.of(square, seam), 150).isEmpty());
  }

  @Test
  void anOpenOutlineBecomesASilhouetteWhateverTheBrush() {
    for (double brush : new double[] {4, 18}) {
      Drawing sleeve =
          Drawing.of(
              List.of(
                  Stroke.pen(brush, at(60, 60), at(60, 220), at(140, 220)),
                  Stroke.pen(brush, at(140, 220), at(140, 60))));
      GrayImage image = new FashionPreprocessor().apply(sleeve).result();
      int middle = image.get(14, 14);
      assertTrue(middle > 100 && middle < 230, "brush " + brush + ": " + middle);
      assertTrue(image.get(14, 27) > middle, "the line is darker than what it encloses");
    }
  }
}
