package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifyCommandTest {

  private static final String STROKES =
      """
      {"word":"7","writer":6,"drawing":[[[10,60,35],[10,10,90]]]}
      {"word":"one","drawing":[[[30,28,27],[5,50,95]]]}
      {"word":"cat","drawing":[[[30,28,27],[5,50,95]]]}
      """;

  @TempDir private Path folder;
  private CommandRunner commands;

  @BeforeEach
  void open() {
    commands = new CommandRunner(folder);
  }

  @Test
  void classifiesAPicture() throws Exception {
    CommandRunner.Result result = commands.run("classify", commands.seven());
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().matches("(?s).*seven\\.png +7 +[0-9.]+ %\\R"), result.out());
    JsonNode line = commands.run("classify", "--json", commands.seven()).lastJson();
    assertEquals("7", line.path("predicted").asText());
    assertEquals(10, line.path("probabilities").size());
    assertEquals(
        List.of("file", "predicted", "probability", "known", "knownScore", "probabilities"),
        names(line),
        "a single digit has no fields of a number");
  }

  static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aPictureOfANumberIsReadAsOneAsInTheWindow() throws Exception {
    String picture = commands.number("year.png", "2026");
    JsonNode line = commands.run("classify", "--json", picture).lastJson();
    assertEquals("2026", line.path("number").asText(), line.toString());
    assertEquals(
        List.of("2", "0", "2", "6"),
        line.path("digits").findValues("label").stream().map(JsonNode::asText).toList());
    for (JsonNode digit : line.path("digits")) {
      assertTrue(digit.path("probability").asDouble() > 0.1, line.toString());
    }
    assertEquals(
        List.of(
            "file",
            "predicted",
            "probability",
            "known",
            "knownScore",
            "probabilities",
            "number",
            "digits"),
        names(line));
    String text = commands.run("classify", picture).out();
    assertTrue(text.matches("(?s).*year\\.png +2026 +2 [0-9.]+ %, 0 .*, 2 .*, 6 .*"), text);
  }

  @Test
  void garmentsAreNeverReadAsANumber() throws Exception {
    String picture = commands.number("year.png", "2026");
    JsonNode line = commands.run("classify", "--model", "garments", "--json", picture).lastJson();
    assertFalse(line.has("number"));
    assertFalse(line.has("digits"));
  }

  @Test
  void aBlankPictureHasNoPrediction() throws Exception {
    String blank =
        commands.picture("blank.png", new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB));
    JsonNode line = commands.run("classify", "--json", blank).lastJson();
    assertTrue(line.path("predicted").isNull());
    assertFalse(line.path("known").asBoolean());
    assertTrue(commands.run("classify", blank).out().contains("blank.png"));
  }

  @Test
  void aBrokenPictureIsNamedAndTheOthersAreClassified() throws Exception {
    String broken = commands.file("broken.png", "nothing");
    CommandRunner.Result result = commands.run("classify", broken, commands.seven());
    assertEquals(1, result.code());
    assertTrue(result.err().contains("broken.png"), result.err());
    assertTrue(result.out().contains(" 7 "), result.out());
  }

  @Test
  void aModelThatDoesNotExistIsNamed() throws Exception {
    CommandRunner.Result result =
        commands.run("classify", "--model", "none-such", commands.seven());
    assertEquals(1, result.code());
    assertTrue(result.err().contains("none-such"), result.err());
  }

  @Test
  void classifiesStrokesAsJson() throws Exception {
    String file = commands.file("strokes.ndjson", STROKES);
    CommandRunner.Result result =
        commands.run("classify", "--strokes", file, "--labels", "one=1", "--json");
    assertEquals(0, result.code(), result.err());
    List<JsonNode> lines = result.json();
    assertEquals(4, lines.size());
    assertEquals("7", lines.get(0).path("predicted").asText());
    assertEquals(6, lines.get(0).path("writer").asInt());
    assertEquals(
        List.of(
            "index",
            "word",
            "writer",
            "predicted",
            "probability",
            "known",
            "knownScore",
            "probabilities"),
        names(lines.get(0)));
    JsonNode summary = lines.get(3).path("summary");
    assertEquals(3, summary.path("count").asInt());
    assertEquals(2, summary.path("labelled").asInt());
    assertTrue(summary.path("correct").asInt() >= 1);
  }

  @Test
  void countsStrokesForEachWord() throws Exception {
    String file = commands.file("strokes.ndjson", STROKES);
    CommandRunner.Result result = commands.run("classify", "--strokes", file, "--labels", "one=1");
    assertTrue(result.out().contains("3 drawings, 2 of them with a known label"), result.out());
    assertTrue(result.out().lines().anyMatch(line -> line.startsWith("one ")), result.out());
    assertFalse(result.out().contains("cat"), result.out());
  }

  @Test
  void strokesWithoutLabelsHaveNoAccuracy() throws Exception {
    String file = commands.file("cats.ndjson", STROKES.lines().skip(2).toList().get(0));
    JsonNode summary = commands.run("classify", "--strokes", file, "--json").lastJson();
    assertTrue(summary.path("summary").path("accuracy").isNull());
  }

  @Test
  void aLabelThatIsNoClassIsAnError() throws Exception {
    String file = commands.file("strokes.ndjson", STROKES);
    CommandRunner.Result result =
        commands.run("classify", "--strokes", file, "--labels", "one=eleven");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("\"eleven\""), result.err());
    assertEquals(1, commands.run("classify", "--strokes", commands.path("none")).code());
  }

  @Test
  void readsStrokesAsNumbers() throws Exception {
    String file =
        commands.file(
            "numbers.ndjson",
            """
            {"word":"71","drawing":[[[10,60,35],[10,10,90]],[[110,110],[10,90]]]}
            {"word":"7","drawing":[[[10,60,35],[10,10,90]]]}
            {"word":"cat","drawing":[[[10,60,35],[10,10,90]]]}
            """);
    List<JsonNode> lines =
        commands.run("classify", "--strokes", file, "--numbers", "--json").json();
    assertEquals("71", lines.get(0).path("predicted").asText());
    assertEquals(2, lines.get(0).path("parts").size());
    assertEquals("7", lines.get(1).path("predicted").asText());
    assertEquals(2, lines.get(3).path("summary").path("labelled").asInt());
    CommandRunner.Result text = commands.run("classify", "--strokes", file, "--numbers");
    assertTrue(
        text.out().contains("3 drawings, 2 of them with a number as their word"), text.out());
  }

  @Test
  void picturesOrStrokesMustBeGivenButNotBoth() throws Exception {
    assertEquals(2, commands.run("classify").code());
    String file = commands.file("strokes.ndjson", STROKES);
    assertEquals(2, commands.run("classify", "--strokes", file, commands.seven()).code());
  }
}
