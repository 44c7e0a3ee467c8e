package org.sketch28.export;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import org.sketch28.base.HtmlText;

/** Puts a page together that classifies drawings in a browser, without anything else. */
final class HtmlPage {

  private HtmlPage() {}

  /**
   * The page, in UTF-8.
   *
   * @param description what the page shows and {@code network.js} computes
   * @param weights that the description refers to
   */
  static String of(JsonNode description, float[] weights) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(4 * weights.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(weights);
    // What people wrote comes last, where nothing is filled in any more.
    return Template.named("html/page.html")
        .with("STYLE", part("page.css"))
        .with("PREPROCESS", part("preprocess.js"))
        .with("NETWORK", part("network.js"))
        .with("PAGE", part("page.js"))
        .with("WEIGHTS", Base64.getEncoder().encodeToString(bytes.array()))
        .with("TITLE", escaped(description.path("title").asText()))
        .with("DESCRIPTION", escaped(description.path("description").asText("")))
        .with("MODEL", description.toString().replace("<", "\\u003c"))
        .toString();
  }

  private static String part(String name) throws IOException {
    return Template.named("html/" + name).toString();
  }

  /** A placeholder of a template begins with an at sign. */
  private static String escaped(String words) {
    return HtmlText.escape(words).replace("@", "&#64;");
  }
}
