package org.sketch28.app.draw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.StagedNetwork;
import org.sketch28.model.units.Unit;

class DiagramLayoutTest {

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void everyChannelHasAPlaceOfItsOwn(Architecture architecture) {
    try (NetworkClassifier classifier = RandomNetworks.create(architecture)) {
      List<Stage> stages = new StagedNetwork(classifier).stages();
      assertPlaces(stages, 900, 260);
      assertPlaces(stages, 500, 190);
    }
  }

  private static void assertPlaces(List<Stage> stages, double width, double height) {
    DiagramLayout layout = new DiagramLayout(stages, width, height);
    Rectangle2D all = new Rectangle2D(-1e-6, -1e-6, width + 2e-6, height + 2e-6);
    for (int s = 0; s < stages.size(); s++) {
      Stage stage = stages.get(s);
      List<Rectangle2D> cells = new ArrayList<>();
      for (int c = 0; c < stage.channels(); c++) {
        Rectangle2D cell = layout.cell(s, c);
        assertTrue(all.contains(cell), "stage %d channel %d: %s".formatted(s, c, cell));
        Rectangle2D inner = inner(cell);
        assertTrue(cells.stream().noneMatch(inner::intersects), "stage %d, %d".formatted(s, c));
        cells.add(inner);
        Unit unit = new Unit(s, c, stage.height() / 2, stage.width() / 2);
        Point2D point =
            new Point2D(
                cell.getMinX() + (unit.x() + 0.5) / stage.width() * cell.getWidth(),
                cell.getMinY() + (unit.y() + 0.5) / stage.height() * cell.getHeight());
        assertEquals(Optional.of(unit), layout.at(point), "stage %d, %d".formatted(s, c));
      }
    }
    assertEquals(Optional.empty(), layout.at(new Point2D(0, 1)));
  }

  private static Rectangle2D inner(Rectangle2D cell) {
    return new Rectangle2D(
        cell.getMinX() + cell.getWidth() * 0.1,
        cell.getMinY() + cell.getHeight() * 0.1,
        cell.getWidth() * 0.8,
        cell.getHeight() * 0.8);
  }
}
