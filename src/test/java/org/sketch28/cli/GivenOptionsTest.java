package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options that would be ignored are refused. */
class GivenOptionsTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  @ParameterizedTest
  @CsvSource({
    "classes --train mine --measure words.ndjson, --measure and --train cannot be used together",
    "classes --seed 3, --seed needs --measure",
    "models --pack digits --install-onnx-runtime, --install-onnx-runtime and --pack cannot be used",
    "models --details --install file, --details and --install cannot be used together",
    "models --to file, --to needs --pack",
    "runs --delete last --yes, --yes is only for",
    "import-model . --range 0..1, --range cannot be set: it is only for ONNX files",
    "train --recipe linear-softmax --augment, --augment varies nothing here",
    "models --yes, --yes needs --pack",
    "classify --strokes f --numbers --labels one=1, --labels and --numbers cannot be used together",
    "classify --strokes f --polarity dark_on_light, --polarity and --strokes cannot be used",
    "report --repeat report.html --yes, --repeat and --yes cannot be used together",
    "learn --try 20 --out folder, takes neither --out nor --strokes",
    "learn --out folder --all-writers, --all-writers is only for --try",
  })
  void whatWouldBeIgnoredIsRefused(String command, String message) {
    CommandRunner.Result result = commands.run(command.split(" "));
    assertEquals(2, result.code(), result.out());
    assertTrue(result.err().contains(message), result.err());
  }

  @Test
  void anOptionThatIsGivenTwiceIsNoConflict() throws Exception {
    String strokes = commands.path("strokes.ndjson");
    Files.writeString(Path.of(strokes), "");
    CommandRunner.Result result =
        commands.run("classify", "--strokes", strokes, "--labels", "one=1", "--labels", "two=2");
    assertEquals(0, result.code(), result.err());
  }

  @Test
  void whatIsWrittenIsNamedInJson() throws Exception {
    String file = commands.path("packed.sketch28model");
    CommandRunner.Result packed =
        commands.run("models", "--pack", "digits", "--to", file, "--json");
    assertEquals(0, packed.code(), packed.err());
    assertEquals(file, packed.lastJson().path("file").asText());
    String folder = commands.path("exported");
    CommandRunner.Result exported =
        commands.run("export", "few", folder, "--format", "idx", "--json");
    assertEquals(0, exported.code(), exported.err());
    assertTrue(exported.lastJson().path("images").asInt() > 0, exported.out());
  }
}
