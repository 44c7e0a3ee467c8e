package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutputTest {

  private final StringWriter text = new StringWriter();
  private final AtomicLong now = new AtomicLong();

  private ProgressLine line(boolean terminal) {
    return new ProgressLine(new PrintWriter(text), "Reading", terminal, now::get);
  }

  @Test
  void onATerminalProgressIsOneLineThatIsOverwrittenAndRemoved() {
    try (ProgressLine progress = line(true)) {
      progress.at(1, 100);
      assertEquals("", text.toString(), "short work prints nothing");
      now.set(400_000_000);
      progress.at(40, 100);
      progress.at(41, 100);
      now.set(800_000_000);
      progress.at(5000, 0);
    }
    String first = "Reading: 40 %, about 1 s left";
    String second = "Reading: 5 kB" + " ".repeat(first.length() - 13);
    assertEquals(
        "\r" + first + "\r" + second + "\r" + " ".repeat(first.length()) + "\r", text.toString());
  }

  @Test
  void inALogProgressIsAPlainLineEveryFewSeconds() {
    try (ProgressLine progress = line(false)) {
      now.set(1_000_000_000);
      progress.at(10, 100);
      assertEquals("", text.toString(), "work of a second prints nothing");
      now.set(6_000_000_000L);
      progress.at(60, 100);
      progress.at(61, 100);
      now.set(12_000_000_000L);
      progress.at(90, 100);
    }
    assertEquals(
        List.of("Reading: 60 %, about 4 s left", "Reading: 90 %, about 2 s left"),
        text.toString().lines().toList());
  }

  @Test
  void shortWorkPrintsNoLine() {
    line(true).close();
    line(false).close();
    assertEquals("", text.toString());
  }
}
