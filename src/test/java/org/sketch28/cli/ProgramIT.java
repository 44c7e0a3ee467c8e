package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.TestPictures;
import org.sketch28.data.Split;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.workspace.Workspace;

/**
 * The packaged program as a script would use it, without a display and with an empty home folder.
 * What the commands do is tested in the same process, see {@link CommandRunner}.
 */
class ProgramIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private ProcessBuilder program(String... arguments) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Path bin = Path.of(System.getProperty("sketch28.program"), "bin");
    List<String> command = new ArrayList<>();
    command.add(bin.resolve(windows ? "sketch28.bat" : "sketch28").toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().put("SKETCH28_DATA", folder.resolve("data").toString());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_OPTS", "-Duser.home=" + folder.resolve("home"));
    List.of("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")
        .forEach(builder.environment()::remove);
    return builder.redirectError(folder.resolve("stderr").toFile());
  }

  private Run run(String... arguments) throws IOException, InterruptedException {
    Path out = folder.resolve("stdout");
    Process process = program(arguments).redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "did not end: " + List.of(arguments));
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(folder.resolve("stderr"), StandardCharsets.UTF_8));
  }

  private Path seven() throws IOException {
    return Files.write(
        folder.resolve("seven.png"), TestPictures.encode(TestPictures.seven(), "png"));
  }

  @Test
  void classifiesAPictureWithoutADisplay() throws Exception {
    Run run = run("classify", "--json", seven().toString());
    assertEquals(0, run.code(), run.err());
    assertEquals("7", JSON.readTree(run.out()).path("predicted").asText());
  }

  @Test
  void theExitCodeTellsSuccessFailureAndWrongUseApart() throws Exception {
    Run version = run("--version");
    assertEquals(0, version.code());
    assertTrue(version.out().startsWith("sketch28 "), version.out());
    Path broken = Files.writeString(folder.resolve("broken.png"), "nothing");
    Run failure = run("classify", broken.toString());
    assertEquals(1, failure.code());
    assertTrue(failure.err().contains("broken.png"), failure.err());
    assertFalse(failure.err().contains("\tat "), failure.err());
    assertEquals(2, run("no-such-command").code());
    Run missing = run("missing.sketch28");
    assertEquals(1, missing.code());
    assertEquals(
        "sketch28: There is no file missing.sketch28. Check its name.", missing.err().strip());
  }

  @Test
  void aRunThatIsKilledIsResumedFromItsLastCheckpoint() throws Exception {
    SyntheticDatasets.addPublic(
        Workspace.in(folder),
        "mnist",
        Map.of(
            Split.TRAIN, StrokeDigits.images("train", 3000, 1),
            Split.TEST, StrokeDigits.images("test", 100, 2)));
    Process training =
        program("train", "--architecture", "mlp", "--epochs", "6", "--batch-size", "20", "--json")
            .start();
    try (BufferedReader lines = training.inputReader(StandardCharsets.UTF_8)) {
      // A batch after the first epoch: the epoch's checkpoint has been saved.
      readUntil(lines, "{\"epoch\"");
      readUntil(lines, "{\"batch\"");
      // The start script may run Java as a process of its own.
      training.descendants().forEach(ProcessHandle::destroyForcibly);
      training.destroyForcibly();
      assertTrue(training.waitFor(60, TimeUnit.SECONDS));
    }
    Run resumed = run("train", "--resume", "last", "--json");
    assertEquals(0, resumed.code(), resumed.err());
    List<JsonNode> lines = new ArrayList<>();
    for (String line : resumed.out().lines().toList()) {
      lines.add(JSON.readTree(line));
    }
    JsonNode first = lines.stream().filter(l -> l.has("epoch")).findFirst().orElseThrow();
    assertTrue(first.path("epoch").path("epoch").asInt() > 1, "epoch 1 is not trained again");
    assertTrue(lines.get(lines.size() - 1).has("testAccuracy"), resumed.out());
  }

  private static void readUntil(BufferedReader lines, String start) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith(start)) {
      line = lines.readLine();
    }
  }

  @Test
  void withoutALocaleOrAHomeFolderNamesOfAllLanguagesAreRead() throws Exception {
    Path picture = folder.resolve("größe-七.png");
    Files.copy(seven(), picture);
    ProcessBuilder builder = program("classify", "--json", picture.getFileName().toString());
    List.of("HOME", "LANG", "LC_CTYPE", "XDG_CACHE_HOME").forEach(builder.environment()::remove);
    builder.environment().put("LC_ALL", "C");
    Path out = folder.resolve("stdout");
    Process process = builder.redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(folder.resolve("stderr")));
    assertEquals("7", JSON.readTree(Files.readString(out)).path("predicted").asText());
  }

  @Test
  void numbersLookTheSameInAllLanguages() throws Exception {
    ProcessBuilder builder = program("classify", seven().toString());
    builder
        .environment()
        .merge("JAVA_OPTS", " -Duser.language=de -Duser.country=DE", String::concat);
    Path out = folder.resolve("stdout");
    Process process = builder.redirectOutput(out.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS));
    assertTrue(
        Files.readString(out).matches("(?s).* 7 +[0-9]+[.][0-9] %.*"), Files.readString(out));
  }
}
