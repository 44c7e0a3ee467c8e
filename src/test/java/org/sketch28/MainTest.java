package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MainTest {

  @Test
  void anUnexpectedErrorIsOneLineThatNamesTheLog() {
    String message = Main.message(new IllegalStateException("a fault on purpose"));
    assertEquals(1, message.lines().count());
    assertTrue(message.contains("a fault on purpose"), message);
    assertTrue(message.contains("sketch28.log"), message);
  }
}
