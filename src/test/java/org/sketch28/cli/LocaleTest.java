package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.app.SmallWorkspace;

/** Numbers and names look the same whatever the language of the system, as in the window. */
class LocaleTest {

  private final Locale before = Locale.getDefault();
  private final Locale beforeOfFormats = Locale.getDefault(Locale.Category.FORMAT);

  @AfterEach
  void restore() {
    Locale.setDefault(before);
    Locale.setDefault(Locale.Category.FORMAT, beforeOfFormats);
  }

  /** As {@code Main} does when the system's language is this one. */
  private static void use(String tag) {
    Locale.setDefault(Locale.forLanguageTag(tag));
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
  }

  private static Map<String, String> outputs(Path folder) throws Exception {
    SmallWorkspace.withModel(folder);
    CommandRunner commands = new CommandRunner(folder);
    String strokes =
        commands.file(
            "s.ndjson", "{\"word\":\"7\",\"drawing\":" + SyntheticDatasets.STROKES.get(7) + "}\n");
    String seven = commands.seven();
    String data = SmallWorkspace.DATASET;
    List<List<String>> all = new ArrayList<>();
    all.add(List.of("classify", seven));
    all.add(List.of("classify", "--strokes", strokes, "--model", "linear"));
    all.add(List.of("preprocess", seven, "--output", folder.resolve("p.png").toString()));
    all.add(List.of("models"));
    all.add(List.of("models", "--details"));
    all.add(List.of("datasets"));
    all.add(List.of("export", data, folder.resolve("out").toString(), "--format", "csv"));
    all.add(List.of("import", folder.resolve("out").toString(), "--name", "again", "--title", "I"));
    all.add(List.of("evaluate", "--model", "linear", "--dataset", data));
    all.add(List.of("compare", "digits", "linear", "--dataset", data));
    all.add(List.of("runs"));
    all.add(List.of("classes"));
    all.add(List.of("completion"));
    Map<String, String> outputs = new TreeMap<>();
    for (List<String> arguments : all) {
      CommandRunner.Result result = commands.run(arguments.toArray(new String[0]));
      String text = (result.out() + result.err()).replace(folder.toString(), "");
      assertEquals(0, result.code(), arguments + ": " + text);
      outputs.put(arguments.get(0) + arguments.size(), text);
    }
    CommandRunner.Result trained = commands.train(data, "--seed", "3");
    assertEquals(0, trained.code(), trained.err());
    // Times and the name of the run differ.
    outputs.put(
        "train",
        trained
            .out()
            .replace(folder.toString(), "")
            .replaceAll("\\d+ s|\\d+ images/s|/runs/\\S*|Run \\S+", ""));
    return outputs;
  }

  @Test
  void allCommandsPrintTheSameInEveryLanguage(@TempDir Path folder) throws Exception {
    use("en-US");
    Map<String, String> english = outputs(folder.resolve("en"));
    for (String tag : List.of("tr", "ar-EG", "de")) {
      use(tag);
      Map<String, String> other = outputs(folder.resolve(tag));
      english.forEach((command, text) -> assertEquals(text, other.get(command), tag));
    }
    assertFalse(english.isEmpty());
  }
}
