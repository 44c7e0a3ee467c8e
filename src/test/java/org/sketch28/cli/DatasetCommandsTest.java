package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The commands datasets, download, import and export. */
class DatasetCommandsTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

  @Test
  void listsAllDatasets() throws Exception {
    commands.addFewDigits();
    String text = commands.run("datasets").out();
    assertTrue(text.lines().anyMatch(l -> l.matches("stroke-digits +available .*")), text);
    assertTrue(text.lines().anyMatch(l -> l.matches("kmnist +download .*")), text);
    JsonNode few =
        commands.run("datasets", "--json").json().stream()
            .filter(line -> line.path("name").asText().equals("few"))
            .findFirst()
            .orElseThrow();
    assertEquals("IMPORTED", few.path("kind").asText());
    assertEquals(200, few.path("trainingImages").asInt());
    assertTrue(few.path("available").asBoolean());
  }

  @Test
  void removesAnImportedDataset() throws Exception {
    commands.addFewDigits();
    CommandRunner.Result unasked = commands.run("datasets", "--delete", "few");
    assertEquals(2, unasked.code());
    assertTrue(unasked.err().contains("--yes"), unasked.err());
    assertTrue(commands.run("datasets").out().contains("few "), "still there");
    assertEquals(0, commands.run("datasets", "--delete", "few", "--yes").code());
    assertFalse(commands.run("datasets").out().contains("few "));
    assertEquals(2, commands.run("datasets", "--yes").code());
    CommandRunner.Result again = commands.run("datasets", "--delete", "few", "--yes");
    assertEquals(1, again.code());
    assertTrue(again.err().contains("\"few\""), again.err());
    assertEquals(1, commands.run("datasets", "--remove", "stroke-digits").code());
  }

  @Test
  void filesThatAreNotAsPublishedAreNamed() throws Exception {
    commands.addPublic("mnist");
    CommandRunner.Result result = commands.run("datasets", "--check", "mnist");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("train-images-idx3-ubyte"), result.err());
  }

  @Test
  void onlyAPublicDatasetCanBeChecked() {
    CommandRunner.Result result = commands.run("datasets", "--check", "stroke-digits");
    assertEquals(1, result.code());
    assertTrue(result.err().contains("stroke-digits is not a public dataset"), result.err());
    assertEquals(2, commands.run("datasets", "--check", "mnist", "--remove", "mnist").code());
  }

  @Test
  void onlyAPublicDatasetIsDownloaded() throws Exception {
    assertEquals(1, commands.run("download", "no-such-set").code());
    CommandRunner.Result available = commands.run("download", "stroke-digits");
    assertEquals(0, available.code());
    assertEquals("stroke-digits is already available.", available.out().strip());
    assertEquals(2, commands.run("download").code());
  }

  @Test
  void aDatasetIsTheSameAfterExportAndImport() throws Exception {
    commands.addFewDigits();
    for (String format : List.of("idx", "csv", "png")) {
      String out = commands.path("out-" + format);
      CommandRunner.Result exported =
          commands.run("export", "few", out, "--format", format, "--split", "test");
      assertEquals(0, exported.code(), exported.err());
      assertEquals("test: 50 images", exported.out().strip());
      CommandRunner.Result imported = commands.run("import", out, "--title", "As " + format);
      assertEquals(0, imported.code(), imported.err());
      assertTrue(imported.out().startsWith("as-" + format + " "), imported.out());
      assertEquals(
          0, commands.run("export", "as-" + format, commands.path("back-" + format)).code());
      assertEquals(
          -1,
          Files.mismatch(
              commands.folder().resolve("out-idx/t10k-images-idx3-ubyte"),
              commands.folder().resolve("back-" + format + "/" + images(format))),
          format);
    }
  }

  /** Tables and pictures say nothing of the part, so they are imported for training. */
  private String images(String format) {
    Path train = commands.folder().resolve("back-" + format).resolve("train-images-idx3-ubyte");
    return Files.exists(train) ? "train-images-idx3-ubyte" : "t10k-images-idx3-ubyte";
  }

  @Test
  void onlyYesIsTakenForYes() {
    for (String answer : List.of("y\n", "Yes \n")) {
      assertTrue(confirms(answer), answer);
    }
    for (String answer : List.of("", "\n", "n\n", "maybe\n")) {
      assertFalse(confirms(answer), answer);
    }
  }

  private static boolean confirms(String answer) {
    StringWriter err = new StringWriter();
    boolean yes =
        Confirmation.ask(
            new PrintWriter(err), new BufferedReader(new StringReader(answer)), "Delete it?");
    assertEquals("Delete it? [y/N] ", err.toString());
    return yes;
  }

  @Test
  void anImportSetsATestPartAside() throws Exception {
    commands.addFewDigits();
    String table = commands.path("table");
    commands.run("export", "few", table, "--format", "csv", "--split", "train");
    CommandRunner.Result imported =
        commands.run("import", table, "--name", "divided", "--test-part", "25");
    assertEquals(
        List.of("divided train: 150 images", "divided test: 50 images"),
        imported.out().lines().toList());
    assertEquals(2, commands.run("import", table, "--name", "x", "--test-part", "95").code());
  }

  @Test
  void whatCannotBeDownloadedSaysWhatItIsGeneratedFrom() {
    CommandRunner.Result garments = commands.run("download", "garment-drawings");
    assertEquals(1, garments.code());
    assertTrue(garments.err().contains("sketch28 download fashion-mnist"), garments.err());
    CommandRunner.Result pen = commands.run("download", "pen-digits");
    assertEquals(1, pen.code());
    assertTrue(pen.err().contains("archive.ics.uci.edu"), pen.err());
  }

  @Test
  void namesAndFilesThatCannotBeUsedAreErrors() throws Exception {
    commands.addFewDigits();
    CommandRunner.Result taken = commands.run("import", commands.path("missing"), "--name", "few");
    assertEquals(1, taken.code());
    assertTrue(taken.err().contains("\"few\""), taken.err());
    assertEquals(1, commands.run("import", commands.path("missing")).code());
    assertEquals(1, commands.run("import", commands.file("bad.csv", "label\nx\n")).code());
    assertEquals(
        2, commands.run("import", commands.path("missing"), "--preprocessing", "none").code());
    String full = Path.of(commands.file("full/file", "in the way")).getParent().toString();
    CommandRunner.Result notEmpty = commands.run("export", "few", full);
    assertEquals(1, notEmpty.code());
    assertTrue(notEmpty.err().contains("not an empty folder"), notEmpty.err());
    assertEquals(1, commands.run("export", "my-digits", commands.path("none")).code());
    assertEquals(2, commands.run("export", "few", full, "--format", "gif").code());
  }

  @Test
  void filesThatCannotBeCheckedAreNotCalledAsPublished() throws Exception {
    commands.addPublic("kmnist");
    CommandRunner.Result result = commands.run("datasets", "--check", "kmnist", "--json");
    assertEquals(1, result.code(), result.out());
    assertTrue(result.err().contains("4 files, such as "), result.err());
    assertFalse(result.lastJson().path("asPublished").asBoolean(), result.out());
    assertEquals(4, result.lastJson().path("notChecked").size(), result.out());
  }
}
