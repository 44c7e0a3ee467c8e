package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReportCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  @Test
  void aRunIsReportedAndRepeatedFromItsReportAlone() throws Exception {
    assertEquals(0, commands.train("few", "--threads", "2").code());
    String file = commands.path("report.html");
    CommandRunner.Result written = commands.run("report", "last", file);
    assertEquals(0, written.code(), written.err());
    assertEquals(file, written.out().strip());
    CommandRunner.Result repeated = commands.run("report", "--repeat", file, "--json");
    assertEquals(0, repeated.code(), repeated.err());
    JsonNode outcome = repeated.lastJson();
    assertTrue(outcome.path("same").asBoolean(), outcome.toString());
    assertEquals(0, outcome.path("differences").size(), outcome.toString());
    assertEquals(2, commands.run("runs", "--json").json().size());
    String text = commands.run("report", "--repeat", file).out();
    assertTrue(text.contains("The weights are the same: SHA-256 "), text);
  }

  @Test
  void weightsThatDifferAreAFailureThatNamesTheInputs() throws Exception {
    commands.train("few", "--threads", "1");
    String file = commands.path("report.html");
    CommandRunner.Result json = commands.run("report", "last", file, "--yes", "--json");
    String engine = json.lastJson().path("machines").path(0).path("engine").asText();
    Path report = Path.of(file);
    Files.writeString(
        report,
        Files.readString(report)
            .replace("\"engine\":\"" + engine, "\"engine\":\"Other " + engine)
            .replace("\"seed\":1,", "\"seed\":2,"));
    CommandRunner.Result repeated = commands.run("report", "--repeat", file);
    assertEquals(1, repeated.code());
    assertTrue(repeated.out().contains("The weights differ: SHA-256 "), repeated.out());
    assertTrue(
        repeated.out().contains("  engine: Other %s, here %s".formatted(engine, engine)),
        repeated.out());
  }

  @Test
  void theModelOfARunIsExported() throws Exception {
    assertEquals(0, commands.train("few", "--threads", "2", "--no-test").code());
    Path exported = commands.folder().resolve("exported");
    CommandRunner.Result result =
        commands.run("export-model", "last", exported.toString(), "--as", "onnx", "--vectors", "2");
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.exists(exported.resolve("model.onnx")));
  }

  @Test
  void wrongUseIsTold() {
    assertEquals(2, commands.run("report").code());
    assertEquals(2, commands.run("report", "digits").code());
    assertEquals(2, commands.run("report", "digits", "--repeat", "x").code());
    assertEquals(1, commands.run("report", "none-such", commands.path("x.html")).code());
    assertEquals(1, commands.run("report", "--repeat", commands.path("none.html")).code());
  }
}
