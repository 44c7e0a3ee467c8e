package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.drawings.ClassSet;
import org.sketch28.data.drawings.ClassSetStore;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.workspace.Workspace;

class ClassesCommandTest {

  private static final String NAME = "classes-12345678";

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

  private static Drawing line(double x1, double y1, double x2, double y2) {
    return Drawing.empty().plus(Stroke.pen(18, new StrokePoint(x1, y1), new StrokePoint(x2, y2)));
  }

  private void drawLines() throws Exception {
    ClassSet set = ClassSet.empty().renamed(0, "flat").renamed(1, "upright");
    for (int i = 0; i < 3; i++) {
      set = set.plus(0, line(40, 100 + 20 * i, 240, 100)).plus(1, line(100, 40, 100 + 20 * i, 240));
    }
    Workspace.in(commands.folder()).classSets().save("12345678-90", Optional.empty(), set);
  }

  @Test
  void listsTheUsersClassesWithTheirDrawings() throws Exception {
    assertEquals("", commands.run("classes").out());
    drawLines();
    CommandRunner.Result text = commands.run("classes");
    assertEquals(NAME + " flat, upright (flat: 3, upright: 3)", text.out().strip());
    JsonNode json = commands.run("classes", "--json").json().get(0);
    assertEquals(NAME, json.path("name").asText());
    assertEquals("upright", json.path("classes").get(1).asText());
    assertEquals(3, json.path("drawings").get(0).asInt());
  }

  @Test
  void trainsAModelThatCanBeUsed() throws Exception {
    drawLines();
    CommandRunner.Result trained = commands.run("classes", "--train", "flat, upright");
    assertEquals(0, trained.code(), trained.err());
    assertTrue(trained.out().contains(" of 6 right."), trained.out());
    assertTrue(commands.run("models").out().contains(NAME), trained.out());
    assertTrue(
        Files.exists(commands.folder().resolve("models").resolve(NAME).resolve("model.json")));
  }

  @Test
  void whatDoesNotExistIsReported() throws Exception {
    CommandRunner.Result unknown = commands.run("classes", "--train", "x");
    assertEquals(1, unknown.code());
    assertTrue(unknown.err().contains("You have no classes \"x\""), unknown.err());
    Path few = Files.writeString(commands.folder().resolve("few.ndjson"), "");
    CommandRunner.Result empty = commands.run("classes", "--measure", few.toString());
    assertEquals(1, empty.code(), empty.out());
    assertTrue(empty.err().contains("at least 8 words"), empty.err());
  }

  @Test
  void classesThatCannotBeToldApartAreNotTrained() throws Exception {
    ClassSet set = ClassSet.empty();
    for (int i = 0; i < 3; i++) {
      set = set.plus(0, line(40, 100 + 20 * i, 240, 100)).plus(1, line(100, 40, 100 + 20 * i, 240));
    }
    for (List<String> names : List.of(List.of("", ""), List.of("cat", "cat "))) {
      ClassSet named = set.renamed(0, names.get(0)).renamed(1, names.get(1));
      Workspace workspace = Workspace.in(commands.folder());
      String id = ClassSetStore.newId();
      workspace.classSets().save(id, Optional.empty(), named);
      CommandRunner.Result result =
          commands.run("classes", "--train", "classes-" + id.substring(0, 8));
      assertEquals(1, result.code(), names.toString());
      assertTrue(result.err().contains("The set lists a class "), result.err());
    }
    assertFalse(Files.exists(commands.folder().resolve("models")));
  }
}
