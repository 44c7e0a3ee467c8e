package org.sketch28.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of {@code assets/export}, in which names between two @@ stand for what is filled in. What
 * is filled in stays as it is, even if it looks like such a name.
 */
final class Template {

  private static final Pattern NAME = Pattern.compile("@@([A-Z]+)@@");

  private final String text;
  private final Map<String, String> values = new HashMap<>();

  private Template(String text) {
    this.text = text;
  }

  /** The template of that name below {@code assets/export}. */
  static Template named(String name) throws IOException {
    try (InputStream in = Template.class.getResourceAsStream("/export/" + name)) {
      return new Template(
          new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  Template with(String name, String value) {
    values.put(name, value);
    return this;
  }

  Template with(String name, double value) {
    return with(name, Double.toString(value));
  }

  /**
   * Fills in what people wrote, where it must not end a comment.
   *
   * @param words null counts as none
   */
  Template withWords(String name, String words) {
    return with(
        name, Objects.requireNonNullElse(words, "").replaceAll("[\\p{Cntrl}\"\\\\*]", " ").strip());
  }

  /** The text, with everything filled in. */
  @Override
  public String toString() {
    return NAME.matcher(text)
        .replaceAll(
            found -> Matcher.quoteReplacement(Objects.requireNonNull(values.get(found.group(1)))));
  }
}
