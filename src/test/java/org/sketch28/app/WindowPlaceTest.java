package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {

  private static final Rectangle2D LARGE = new Rectangle2D(0, 30, 1920, 1050);
  private static final Rectangle2D SMALL = new Rectangle2D(0, 0, 960, 540);

  private static Rectangle2D place(Settings.Window last, Rectangle2D screen, int others) {
    return WindowPlace.place(Optional.ofNullable(last), List.of(screen), screen, others);
  }

  @Test
  void theFirstWindowIsInTheMiddleOfTheScreen() {
    assertEquals(new Rectangle2D(360, 155, 1200, 800), place(null, LARGE, 0));
  }

  @Test
  void theFirstWindowIsNoLargerThanTheScreen() {
    assertEquals(SMALL, place(null, SMALL, 0));
  }

  @Test
  void aWindowOpensAsItWasLeft() {
    Settings.Window last = new Settings.Window(100, 60, 900, 700, false);
    assertEquals(new Rectangle2D(100, 60, 900, 700), place(last, LARGE, 0));
  }

  @Test
  void aSecondWindowLiesBesideTheFirst() {
    Settings.Window last = new Settings.Window(100, 60, 900, 700, false);
    assertEquals(new Rectangle2D(132, 92, 900, 700), place(last, LARGE, 1));
    assertTrue(LARGE.contains(place(last, LARGE, 7)));
  }

  @Test
  void aWindowOfALargerScreenIsMadeToFit() {
    Settings.Window last = new Settings.Window(700, 300, 1800, 1000, false);
    assertEquals(SMALL, place(last, SMALL, 0));
  }

  @Test
  void aWindowOfAScreenThatIsGoneOpensOnTheFirstOne() {
    Settings.Window last = new Settings.Window(5000, 60, 900, 700, false);
    assertTrue(LARGE.contains(place(last, LARGE, 0)));
  }

  @Test
  void aPlaceThatMakesNoSenseIsIgnored() {
    Settings.Window last = new Settings.Window(0, 0, 3, 0, false);
    assertEquals(new Rectangle2D(360, 155, 1200, 800), place(last, LARGE, 0));
  }
}
