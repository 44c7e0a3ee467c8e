package org.sketch28.export;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** A file of {@code assets/export}, in which names between two @@ stand for what is filled in. */
final class Template {

  private String text;

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
    text = text.replace("@@" + name + "@@", value);
    return this;
  }

  Template with(String name, double value) {
    return with(name, String.format(Locale.ROOT, "%s", value));
  }

  /** Fills in what people wrote, where it must not end a comment. */
  Template withWords(String name, String words) {
    return with(name, words.replaceAll("[\\p{Cntrl}\"\\\\*@]", " ").strip());
  }

  @Override
  public String toString() {
    return text;
  }
}
