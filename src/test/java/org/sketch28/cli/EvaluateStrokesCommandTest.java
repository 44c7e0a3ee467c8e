package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EvaluateStrokesCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

  @BeforeEach
  void open() throws Exception {
    commands.addPenDigits(1, 5);
  }

  @Test
  void printsEachMetricAsJson() throws Exception {
    CommandRunner.Result result =
        commands.run("evaluate-strokes", "--only", "drawings,rotation", "--json");
    assertEquals(0, result.code(), result.err());
    List<JsonNode> lines = result.json();
    assertEquals("pen digits of writers left out", lines.get(0).path("measure").asText());
    assertEquals(20, lines.get(0).path("count").asInt());
    assertTrue(lines.get(0).path("low").asDouble() <= lines.get(0).path("value").asDouble());
    assertEquals("cost of rotation by -15.0°", lines.get(2).path("measure").asText());
    assertFalse(lines.get(2).has("low"));
    assertEquals(6, lines.size());
  }

  @Test
  void printsTextForTheWritersThatAreNamed() {
    CommandRunner.Result result =
        commands.run("evaluate-strokes", "--only", "drawings", "--writers", "1,5", "--plain");
    assertEquals(0, result.code(), result.err());
    assertTrue(result.out().contains("of 40 (95 %:"), result.out());
  }

  @Test
  void savesTheMetricsInTheModel() throws Exception {
    commands.addFewDigits();
    String model = commands.path("model");
    commands.train("few", "--out", model);
    for (int i = 0; i < 2; i++) {
      CommandRunner.Result result =
          commands.run("evaluate-strokes", "--model", model, "--only", "drawings", "--save");
      assertEquals(0, result.code(), result.err());
    }
    JsonNode results =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(commands.folder().resolve("model/model.json").toFile())
            .path("results");
    List<String> measures = results.findValues("measure").stream().map(JsonNode::asText).toList();
    assertEquals(
        1, measures.stream().filter("pen digits of writers left out"::equals).count(), "replaced");
  }

  @Test
  void metricsOfOtherWritersAreNotSavedAsThoseOfWritersLeftOut() {
    CommandRunner.Result result = commands.run("evaluate-strokes", "--writers", "1,2", "--save");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("Leave out --writers"), result.err());
  }

  @Test
  void dataThatIsMissingIsNamed() {
    CommandRunner.Result result = commands.run("evaluate-strokes", "--only", "unknown");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("quickdraw/dev.ndjson"), result.err());
    assertEquals(2, commands.run("evaluate-strokes", "--only", "nothing").code());
  }
}
