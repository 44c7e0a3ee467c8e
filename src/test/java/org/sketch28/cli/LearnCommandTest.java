package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.Domain;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.preprocess.MnistPreprocessor;

class LearnCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  private String model;

  @BeforeEach
  void open() throws Exception {
    model = commands.path("model");
    assertEquals(0, commands.train("few", "--out", model).code());
  }

  @Test
  void learnsFromAFileOfStrokes() throws Exception {
    String file =
        commands.file("mine.ndjson", "{\"word\":\"7\",\"drawing\":[[[0,50,20],[0,0,90]]]}");
    String out = commands.path("mine");
    CommandRunner.Result result =
        commands.run("learn", "--model", model, "--strokes", file, "--out", out);
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().startsWith("Learned from 1 drawings in "), result.out());
    assertTrue(Files.exists(Path.of(out).resolve("model.json")));
  }

  @Test
  void learnsFromSavedDrawings() throws Exception {
    Stroke line =
        new Stroke(
            Stroke.Tool.PEN, List.of(new StrokePoint(50, 20), new StrokePoint(50, 200)), 18, 255);
    Drawing drawing = Drawing.of(List.of(line));
    commands
        .workspace()
        .drawings()
        .add(Domain.DIGITS, "1", drawing, new MnistPreprocessor().apply(drawing).result());
    CommandRunner.Result result =
        commands.run(
            "learn", "--model", model, "--synthetic-rehearsal", "--out", commands.path("mine"));
    assertEquals(0, result.code(), result.err());
  }

  @Test
  void drawingsThatCannotBeLearnedFromAreErrors() throws Exception {
    String out = commands.path("mine");
    String cat = commands.file("cat.ndjson", "{\"word\":\"cat\",\"drawing\":[[[0,50],[0,90]]]}");
    CommandRunner.Result result =
        commands.run("learn", "--model", model, "--strokes", cat, "--out", out);
    assertEquals(1, result.code());
    assertTrue(result.err().contains("Drawing 0 of " + cat + " is labelled \"cat\""), result.err());
    assertEquals(1, commands.run("learn", "--model", model, "--out", out).code());
    assertFalse(Files.exists(Path.of(out)));
  }

  @Test
  void withoutAFolderOrATrialItIsWrongUse() {
    CommandRunner.Result result = commands.run("learn", "--model", model);
    assertEquals(2, result.code());
    assertTrue(result.err().contains("--out"), result.err());
    assertEquals(2, commands.run("learn", "--model", model, "--try", "0").code());
  }

  @Test
  void aTrialNeedsTheDrawingsAndImagesToMeasureOn() {
    CommandRunner.Result result =
        commands.run("learn", "--model", model, "--try", "1", "--synthetic-rehearsal");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("pen"), result.err());
  }
}
