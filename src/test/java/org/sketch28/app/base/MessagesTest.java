package org.sketch28.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Messages and the code that shows them agree. */
class MessagesTest {

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern SHOWN = Pattern.compile("Messages\\s*\\.text\\(\\s*\"([^\"]*)\"");

  private static List<String> lines;
  private static Set<String> keys;
  private static String code;
  private static Set<String> literals;

  @BeforeAll
  static void read() throws IOException {
    Path home = Path.of(System.getProperty("sketch28.home"));
    lines =
        Files.readAllLines(home.resolve("assets/messages.properties")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    keys = lines.stream().map(MessagesTest::key).collect(Collectors.toCollection(TreeSet::new));
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(home.resolve("src/main/java"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        all.append(Files.readString(file));
      }
    }
    code = all.toString().replace("'\"'", "");
    literals = found(LITERAL, code);
  }

  private static String key(String line) {
    return line.substring(0, line.indexOf('='));
  }

  private static Set<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void everyKeyIsDefinedOnce() {
    assertEquals(lines.size(), keys.size());
  }

  @Test
  void everyMessageThatTheCodeShowsExists() {
    Set<String> missing = new TreeSet<>();
    for (String shown : found(SHOWN, code)) {
      // A literal that ends in a dot is followed by the name of an enum constant, a tab, …
      boolean exists =
          shown.endsWith(".")
              ? keys.stream().anyMatch(key -> key.startsWith(shown))
              : keys.contains(shown);
      if (!exists) {
        missing.add(shown);
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyMessageIsUsed() {
    Set<String> unused = new TreeSet<>();
    for (String key : keys) {
      if (!isUsed(key)) {
        unused.add(key);
      }
    }
    assertEquals(Set.of(), unused);
  }

  /** The code names a key in full, or puts it together from literals and the names of constants. */
  private static boolean isUsed(String key) {
    if (literals.contains(key)) {
      return true;
    }
    String base = key.replaceFirst("\\.(tip|key|do|title|help|go|usual|low|high)$", "");
    if (!base.equals(key)
        && literals.contains(key.substring(base.length()))
        && (literals.contains(base) || isPutTogether(base))) {
      return true;
    }
    return isPutTogether(key);
  }

  private static boolean isPutTogether(String key) {
    int dot = key.lastIndexOf('.');
    String name = key.substring(dot + 1);
    boolean constant = Pattern.compile("\\b" + Pattern.quote(name) + "\\b").matcher(code).find();
    return dot > 0
        && constant
        && (literals.contains(key.substring(0, dot + 1))
            || literals.contains(key.substring(0, dot)));
  }

  @Test
  void everyMessageIsAFormat() {
    for (String line : lines) {
      String message = line.substring(line.indexOf('=') + 1);
      // MessageFormat takes a straight apostrophe for the start of quoted text.
      assertFalse(message.contains("'"), line);
      new MessageFormat(message, Locale.ROOT);
    }
  }
}
