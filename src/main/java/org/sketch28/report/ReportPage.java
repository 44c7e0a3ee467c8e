package org.sketch28.report;

import static org.sketch28.base.HtmlText.escape;

import java.util.List;

/** Parts of an HTML page. All text is escaped here, so that no title of a run becomes markup. */
final class ReportPage {

  private final StringBuilder html = new StringBuilder();

  void heading(String text) {
    element("h2", text);
  }

  void paragraph(String text) {
    element("p", text);
  }

  void soft(String text) {
    html.append("<p class=\"soft\">").append(escape(text)).append("</p>\n");
  }

  void element(String tag, String text) {
    html.append('<').append(tag).append('>').append(escape(text));
    html.append("</").append(tag).append(">\n");
  }

  /** Appends markup as it is. */
  void raw(String markup) {
    html.append(markup);
  }

  /** A table without a head, of names and values. */
  void facts(List<List<String>> rows) {
    html.append("<table>\n");
    for (List<String> row : rows) {
      html.append("<tr><th scope=\"row\">").append(escape(row.get(0))).append("</th>");
      row.stream().skip(1).forEach(cell -> cell("td", "", cell));
      html.append("</tr>\n");
    }
    html.append("</table>\n");
  }

  /**
   * A table.
   *
   * @param numbers whether the cells behind the first column are numbers
   */
  void table(List<String> head, List<List<String>> rows, boolean numbers) {
    html.append("<div class=\"wide\"><table>\n");
    row("th", head, numbers);
    rows.forEach(row -> row("td", row, numbers));
    html.append("</table></div>\n");
  }

  private void row(String tag, List<String> cells, boolean numbers) {
    html.append("<tr>");
    for (int i = 0; i < cells.size(); i++) {
      cell(tag, numbers && i > 0 ? " class=\"number\"" : "", cells.get(i));
    }
    html.append("</tr>\n");
  }

  private void cell(String tag, String attributes, String text) {
    html.append('<').append(tag).append(attributes).append('>');
    html.append(escape(text)).append("</").append(tag).append('>');
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
