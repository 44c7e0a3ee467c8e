package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.TestPictures;

/** The packaged program's command line, as a script would use it: no display, empty home. */
class ProgramIT {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private record Run(int code, String out, String err) {}

  private Run run(String... arguments) throws IOException, InterruptedException {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(
                System.getProperty("sketch28.program"),
                "bin",
                windows ? "sketch28.bat" : "sketch28")
            .toString());
    command.addAll(List.of(arguments));
    Path out = folder.resolve("stdout");
    Path err = folder.resolve("stderr");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().remove("DISPLAY");
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("JAVA_OPTS", "-Duser.home=" + folder.resolve("home"));
    Process process = builder.directory(folder.toFile()).start();
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "did not end: " + command);
    return new Run(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  private Path seven() throws IOException {
    return Files.write(
        folder.resolve("seven.png"), TestPictures.encode(TestPictures.seven(), "png"));
  }

  @Test
  void classifiesPictures() throws Exception {
    Run run = run("classify", "--json", seven().toString());
    assertEquals(0, run.code(), run.err());
    JsonNode line = JSON.readTree(run.out());
    assertEquals("7", line.path("predicted").asText());
    assertTrue(line.path("known").asBoolean());
    assertEquals(10, line.path("probabilities").size());
  }

  @Test
  void aBrokenPictureIsNamedAndTheOthersGoOn() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.png"), "nothing");
    Run run = run("classify", broken.toString(), seven().toString());
    assertEquals(1, run.code());
    assertTrue(run.err().contains("broken.png"), run.err());
    assertFalse(run.err().contains("\tat "), run.err());
    assertTrue(run.out().contains(" 7 "), run.out());
  }

  @Test
  void classifiesStrokes() throws Exception {
    Path file = folder.resolve("strokes.ndjson");
    Files.writeString(
        file,
        """
        {"word":"7","writer":6,"drawing":[[[10,60,35],[10,10,90]]]}
        {"word":"one","drawing":[[[30,28,27],[5,50,95]]]}
        {"word":"cat","drawing":[[[30,28,27],[5,50,95]]]}
        """);
    Run run = run("classify", "--strokes", file.toString(), "--labels", "one=1", "--json");
    assertEquals(0, run.code(), run.err());
    List<String> lines = run.out().lines().toList();
    assertEquals(4, lines.size());
    JsonNode first = JSON.readTree(lines.get(0));
    assertEquals("7", first.path("predicted").asText());
    assertEquals(6, first.path("writer").asInt());
    JsonNode summary = JSON.readTree(lines.get(3)).path("summary");
    assertEquals(3, summary.path("count").asInt());
    assertEquals(2, summary.path("labelled").asInt());
    assertTrue(summary.path("correct").asInt() >= 1);
  }

  @Test
  void preprocessesAndShowsEveryStep() throws Exception {
    Path out = folder.resolve("out.png");
    Path steps = folder.resolve("steps");
    Run run =
        run("preprocess", seven().toString(), "-o", out.toString(), "--steps", steps.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals(28, ImageIO.read(out.toFile()).getWidth());
    try (var files = Files.list(steps)) {
      assertTrue(files.count() >= 4);
    }
  }

  @Test
  void datasetsGoOutAndComeInAgain() throws Exception {
    Run list = run("datasets");
    assertEquals(0, list.code(), list.err());
    assertTrue(list.out().contains("stroke-digits") && list.out().contains("kmnist"), list.out());
    for (String format : List.of("idx", "csv", "png")) {
      Path out = folder.resolve(format);
      Run exported =
          run("export", "stroke-digits", out.toString(), "--format", format, "--split", "test");
      assertEquals(0, exported.code(), exported.err());
      Run imported = run("import", out.toString(), "--title", "As " + format);
      assertEquals(0, imported.code(), imported.err());
      assertTrue(imported.out().contains("4,000"), imported.out());
    }
    Run back = run("export", "as-csv", folder.resolve("back").toString());
    assertEquals(0, back.code(), back.err());
    assertEquals(
        -1,
        Files.mismatch(
            folder.resolve("back/t10k-images-idx3-ubyte"),
            folder.resolve("idx/t10k-images-idx3-ubyte")));
    assertEquals(1, run("import", folder.resolve("csv").toString(), "--name", "as-csv").code());
    Run taken = run("import", folder.resolve("missing").toString(), "--name", "as-csv");
    assertTrue(taken.err().contains("There is a dataset \"as-csv\" already"), taken.err());
    assertEquals(0, run("datasets", "--remove", "as-csv").code());
    assertFalse(run("datasets").out().contains("as-csv"));
  }

  @Test
  void aRunIsTrainedKeptAndGoneOnWith() throws Exception {
    Run trained =
        run(
            "train",
            "--dataset",
            "stroke-digits",
            "--architecture",
            "mlp",
            "--epochs",
            "2",
            "--title",
            "from a script",
            "--json");
    assertEquals(0, trained.code(), trained.err());
    List<String> lines = trained.out().lines().toList();
    JsonNode last = JSON.readTree(lines.get(lines.size() - 1));
    assertTrue(last.path("testAccuracy").asDouble() > 0.9, last.toString());
    assertTrue(last.path("testAccuracy").asDouble() <= 1, last.toString());
    assertTrue(last.path("seconds").asDouble() > 0, last.toString());
    assertTrue(last.path("imagesPerSecond").asDouble() > 0, last.toString());
    assertEquals(2, lines.stream().filter(line -> line.startsWith("{\"epoch\"")).count());
    Run runs = run("runs", "--json");
    JsonNode kept = JSON.readTree(runs.out());
    assertEquals("FINISHED", kept.path("status").asText());
    assertEquals("from a script", kept.path("title").asText());
    Run evaluated =
        run(
            "evaluate",
            "--model",
            last.path("model").asText(),
            "--dataset",
            "stroke-digits",
            "--json");
    assertEquals(
        last.path("testAccuracy").asDouble(),
        JSON.readTree(evaluated.out()).path("accuracy").asDouble(),
        evaluated.err());
    Run again = run("train", "--resume", "last", "--json");
    assertEquals(0, again.code(), again.err());
    assertEquals(1, again.out().lines().count(), "a finished run has nothing left to do");
    Run bad = run("train", "--dataset", "stroke-digits", "--learning-rate", "0");
    assertEquals(1, bad.code());
    assertTrue(bad.err().contains("learning rate must be above 0"), bad.err());
    assertEquals(0, run("runs", "--delete", kept.path("id").asText()).code());
  }

  @Test
  void theTableOfErrorsGivesTheFiguresAgain() throws Exception {
    Path table = folder.resolve("errors.csv");
    Run run =
        run(
            "evaluate",
            "--model",
            "digits",
            "--dataset",
            "stroke-digits",
            "--errors",
            table.toString(),
            "--json");
    assertEquals(0, run.code(), run.err());
    JsonNode figures = JSON.readTree(run.out());
    int[][] counts = new int[10][10];
    List<String> lines = Files.readAllLines(table);
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      counts[Integer.parseInt(cells[1])][Integer.parseInt(cells[2])]++;
    }
    assertEquals(figures.path("errors").asInt(), lines.size() - 1);
    for (int label = 0; label < 10; label++) {
      for (int predicted = 0; predicted < 10; predicted++) {
        if (label != predicted) {
          int count = figures.path("confusion").path(label).path(predicted).asInt();
          assertEquals(counts[label][predicted], count, label + " as " + predicted);
        }
      }
    }
    Run compared = run("compare", "digits", "digits", "--dataset", "stroke-digits", "--json");
    assertEquals(0, compared.code(), compared.err());
    assertEquals(1.0, JSON.readTree(compared.out()).path("p").asDouble());
    assertEquals(
        figures.path("errors").asInt(), JSON.readTree(compared.out()).path("bothWrong").size());
    assertEquals(1, run("compare", "digits", "garments", "--dataset", "stroke-digits").code());
  }

  @Test
  void onlyAPublicDatasetIsDownloaded() throws Exception {
    Run run = run("download", "no-such-set");
    assertEquals(1, run.code());
    assertTrue(run.err().contains("no-such-set"), run.err());
    assertTrue(run("download", "stroke-digits").out().contains("at hand"));
  }

  @Test
  void listsModelsAndSaysHowItIsUsed() throws Exception {
    Run models = run("models");
    assertEquals(0, models.code(), models.err());
    assertTrue(models.out().contains("digits") && models.out().contains("garments"));
    assertEquals(2, run("classify").code());
    assertEquals(2, run("no-such-command").code());
    Run none = run("classify", "--model", "none-such", seven().toString());
    assertEquals(1, none.code());
    assertTrue(none.err().contains("none-such"), none.err());
    assertTrue(run("--version").out().startsWith("sketch28 "));
    assertEquals(0, run("--help").code());
  }
}
