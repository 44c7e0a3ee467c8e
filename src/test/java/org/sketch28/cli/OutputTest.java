package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutputTest {

  @Test
  void progressIsPrintedAFewTimesPerSecondOnOneLine() {
    StringWriter text = new StringWriter();
    AtomicLong now = new AtomicLong();
    try (ProgressLine progress = new ProgressLine(new PrintWriter(text), "Reading", now::get)) {
      progress.at(1, 100);
      assertEquals("", text.toString(), "short work prints nothing");
      now.set(400_000_000);
      progress.at(40, 100);
      progress.at(41, 100);
      now.set(800_000_000);
      progress.at(5000, 0);
    }
    assertEquals("\rReading: 40 %  \rReading: 5 kB  " + System.lineSeparator(), text.toString());
  }

  @Test
  void shortWorkPrintsNoLine() {
    StringWriter text = new StringWriter();
    new ProgressLine(new PrintWriter(text), "Reading", () -> 0).close();
    assertEquals("", text.toString());
  }

  @Test
  void notANumberIsNullInJson() {
    assertNull(Output.finite(Double.NaN));
    assertEquals(0.5, Output.finite(0.5));
  }
}
