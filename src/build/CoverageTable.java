import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Prints the line coverage of each package at the end of {@code mvn verify}, and that of all view
 * models together.
 *
 * <p>{@code java src/build/CoverageTable.java target/site/jacoco/jacoco.csv}
 */
final class CoverageTable {

  private static final String ROOT = "org.sketch28";

  /** Lines that the tests ran, of all lines. */
  private record Lines(int covered, int missed) {

    Lines plus(Lines other) {
      return new Lines(covered + other.covered, missed + other.missed);
    }

    String row(String name) {
      int all = covered + missed;
      return "%-30s %6d %6.1f %%".formatted(name, all, all == 0 ? 100.0 : 100.0 * covered / all);
    }
  }

  private CoverageTable() {}

  public static void main(String[] arguments) throws IOException {
    Path report = Path.of(arguments[0]);
    if (!Files.exists(report)) {
      System.out.println("No tests ran, so there is no coverage to print: " + report);
      return;
    }
    List<String> rows = Files.readAllLines(report);
    List<String> header = Arrays.asList(rows.get(0).split(","));
    Map<String, Lines> packages = new TreeMap<>();
    Lines viewModels = new Lines(0, 0);
    Lines total = new Lines(0, 0);
    for (String row : rows.subList(1, rows.size())) {
      String[] fields = row.split(",");
      Lines lines =
          new Lines(
              Integer.parseInt(fields[header.indexOf("LINE_COVERED")]),
              Integer.parseInt(fields[header.indexOf("LINE_MISSED")]));
      String name = fields[header.indexOf("PACKAGE")];
      // A package counts towards the packages that contain it, so that each row is a whole.
      for (String parent = name; parent.length() > ROOT.length(); parent = parentOf(parent)) {
        packages.merge(parent.substring(ROOT.length() + 1), lines, Lines::plus);
      }
      if (outermost(fields[header.indexOf("CLASS")]).endsWith("ViewModel")) {
        viewModels = viewModels.plus(lines);
      }
      total = total.plus(lines);
    }
    System.out.printf("%-30s %6s %8s%n", "Line coverage", "lines", "covered");
    packages.forEach((name, lines) -> System.out.println(lines.row(indented(name))));
    System.out.println(viewModels.row("view models"));
    System.out.println(total.row("all"));
  }

  private static String parentOf(String name) {
    return name.substring(0, name.lastIndexOf('.'));
  }

  /** JaCoCo writes a nested class as {@code Outer.Inner}. */
  private static String outermost(String className) {
    return className.split("\\.")[0];
  }

  private static String indented(String name) {
    String[] parts = name.split("\\.");
    return "  ".repeat(parts.length - 1) + parts[parts.length - 1];
  }
}
