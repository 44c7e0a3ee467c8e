package org.sketch28.base;

/** Text in a page. */
public final class HtmlText {

  private HtmlText() {}

  /** Text as it stands between tags, or in an attribute in double quotes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
