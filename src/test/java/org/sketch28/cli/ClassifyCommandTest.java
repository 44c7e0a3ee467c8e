package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.data.ClassNames;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.picture.InkExtractor;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.image.picture.Polarity;
import org.sketch28.model.recognize.NumberReader;
import org.sketch28.model.recognize.NumberReading;
import org.sketch28.model.recognize.Recognizer;

class ClassifyCommandTest {

  private static final String STROKES =
      """
      {"word":"7","writer":6,"drawing":[[[10,60,35],[10,10,90]]]}
      {"word":"one","drawing":[[[30,28,27],[5,50,95]]]}
      {"word":"cat","drawing":[[[30,28,27],[5,50,95]]]}
      """;

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

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
    NumberReading number = inWindow(picture);
    String text = number.text(ClassNames.DIGITS);
    JsonNode line = commands.run("classify", "--json", picture).lastJson();
    assertEquals(text, line.path("number").asText(), line.toString());
    assertEquals(
        List.of(text.split("")),
        line.path("digits").findValues("label").stream().map(JsonNode::asText).toList());
    for (int i = 0; i < number.parts().size(); i++) {
      assertEquals(
          number.parts().get(i).prediction().confidence(),
          line.path("digits").get(i).path("probability").asDouble(),
          1e-6);
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
    String digits = String.join(" [0-9.]+ %, ", text.split("")) + " [0-9.]+ %\\R";
    String printed = commands.run("classify", picture).out();
    assertTrue(printed.matches("(?s).*year\\.png +" + text + " +" + digits), printed);
  }

  /** What the window reads in a picture of a number, right or wrong. */
  private NumberReading inWindow(String picture) throws Exception {
    try (Recognizer recognizer = Recognizer.load(commands.workspace().models().find("digits"))) {
      Drawing drawing =
          Drawing.of(
              InkExtractor.extract(PictureReader.read(Path.of(picture)).brightness(), Polarity.AUTO)
                  .ink());
      return recognizer.read(drawing).number().orElseThrow();
    }
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
    assertEquals(2, result.code());
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
    try (Recognizer recognizer = Recognizer.load(commands.workspace().models().find("digits"));
        StrokeFile strokes = StrokeFile.open(Path.of(file))) {
      for (JsonNode line : lines.subList(0, 3)) {
        NumberReading number = NumberReader.read(recognizer, strokes.next().drawing());
        assertEquals(number.text(ClassNames.DIGITS), line.path("predicted").asText());
        assertEquals(number.parts().size(), line.path("parts").size());
      }
    }
    assertEquals(2, lines.get(0).path("parts").size(), "two strokes far apart");
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
