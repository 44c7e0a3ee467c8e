package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ModelsCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

  @Test
  void listsTheModelsThatShip() throws Exception {
    CommandRunner.Result text = commands.run("models");
    assertEquals(0, text.code(), text.err());
    List<String> lines = text.out().lines().toList();
    assertEquals(6, lines.size(), text.out());
    assertTrue(lines.get(0).matches("name +for +accuracy +people's drawings +size"), text.out());
    String share = "[0-9]+\\.[0-9] % \\([0-9.]+ to [0-9.]+\\)";
    String digits = "digits +digits +" + share + " +" + share + " +[0-9.]+ MB";
    assertTrue(lines.get(1).matches(digits), text.out());
    assertTrue(lines.stream().allMatch(line -> line.length() <= 80), text.out());
    JsonNode first = commands.run("models", "--json").json().get(0);
    assertEquals("digits", first.path("name").asText());
    assertEquals(10, first.path("classes").size());
  }

  @Test
  void detailsAreEverythingThatWasMeasuredRounded() {
    CommandRunner.Result text = commands.run("models", "--details");
    assertEquals(0, text.code(), text.err());
    assertTrue(
        text.out().contains("  pen digits of writers left out: 99.13 % of 1,499"), text.out());
    assertTrue(text.out().contains("  trained on: mnist,pen-digits,stroke-digits"), text.out());
    assertTrue(
        text.out().lines().noneMatch(line -> line.matches(".*: -?[0-9.]*\\.[0-9]{5,}.*")),
        text.out());
  }

  @Test
  void aModelFromARunIsListedByWhatWasMeasured() throws Exception {
    commands.addFewDigits();
    String run = commands.train("few", "--out", commands.path("models/mine")).err();
    CommandRunner.Result text = commands.run("models");
    String mine =
        text.out().lines().filter(line -> line.startsWith("mine ")).findFirst().orElse(run);
    assertTrue(mine.matches("mine +digits +[0-9.]+ % .* – +[0-9.]+ MB"), mine);
  }

  @Test
  void aPackedModelIsInstalledInTheWorkspace() throws Exception {
    String file = commands.path("packed.sketch28model");
    commands.addFewDigits();
    String trained = commands.path("elsewhere/mine");
    assertEquals(0, commands.train("few", "--out", trained).code());
    CommandRunner.Result packed = commands.run("models", "--pack", trained, "--to", file);
    assertEquals(0, packed.code(), packed.err());
    assertEquals(file, packed.out().strip());
    CommandRunner.Result installed = commands.run("models", "--install", file);
    assertEquals(0, installed.code(), installed.err());
    String name = installed.out().strip();
    assertTrue(
        Files.exists(commands.folder().resolve("models").resolve(name).resolve("model.json")),
        name);
    String shipped = commands.path("shipped.sketch28model");
    assertEquals(0, commands.run("models", "--pack", "digits", "--to", shipped).code());
    assertEquals("digits", commands.run("models", "--install", shipped).out().strip());
    assertFalse(Files.exists(commands.folder().resolve("models/digits")), "it is there already");
  }

  @Test
  void aFileThatIsNoModelIsRefused() throws Exception {
    CommandRunner.Result result =
        commands.run("models", "--install", commands.file("bad.sketch28model", "no zip"));
    assertEquals(1, result.code());
    assertTrue(result.err().contains("bad.sketch28model cannot be installed"), result.err());
    assertEquals(1, commands.run("models", "--pack", "none-such").code());
  }

  @Test
  void optionsThatContradictEachOtherAreWrongUse() {
    assertEquals(2, commands.run("models", "--to", "x").code());
    CommandRunner.Result both = commands.run("models", "--pack", "digits", "--install", "x");
    assertEquals(2, both.code());
    assertTrue(both.err().contains("cannot be used together"), both.err());
  }
}
