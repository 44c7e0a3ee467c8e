package org.sketch28.cli;

import java.util.ArrayList;
import java.util.List;

/** A table of text, each column as wide as its longest entry. */
final class TextTable {

  private static final String GAP = "  ";

  private TextTable() {}

  /**
   * The lines of the table.
   *
   * @param rows each with as many entries
   */
  static List<String> lines(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        line.append(("%-" + widths[c] + "s").formatted(row.get(c))).append(GAP);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }
}
