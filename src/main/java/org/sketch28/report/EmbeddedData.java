package org.sketch28.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.sketch28.base.UserFacingException;

/** The numbers of a report within its HTML file. */
public final class EmbeddedData {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BEGIN = "<script type=\"application/json\" id=\"sketch28-report\">\n";
  private static final String END = "\n</script>";
  private static final long LARGEST = 64 << 20;

  private EmbeddedData() {}

  static String script(ReportData data) {
    try {
      // Neither an end of the script nor a comment can begin without this character.
      return BEGIN + JSON.writeValueAsString(data).replace("<", "\\u003c") + END + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report can be written as JSON", e);
    }
  }

  /**
   * Reads the numbers of a report.
   *
   * @throws UserFacingException if the file is missing, not a report, damaged, or of a later
   *     version
   */
  public static ReportData read(Path file) throws UserFacingException {
    String html;
    try {
      if (Files.size(file) > LARGEST) {
        throw refused(file, "it is larger than 64 MB", null);
      }
      html = Files.readString(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      throw new UserFacingException("There is no file " + file + ".", e);
    } catch (IOException e) {
      throw refused(file, "it cannot be read as text", e);
    }
    int begin = html.lastIndexOf(BEGIN);
    int end = begin < 0 ? -1 : html.indexOf(END, begin);
    if (end < 0) {
      throw refused(file, "the numbers of a report are not in it", null);
    }
    ReportData data;
    try {
      data = JSON.readValue(html.substring(begin + BEGIN.length(), end), ReportData.class);
    } catch (JsonProcessingException e) {
      throw refused(file, "its numbers are damaged", e);
    }
    if (data == null || data.format() < 1) {
      throw refused(file, "its numbers are damaged", null);
    }
    if (data.format() > ReportData.FORMAT) {
      throw refused(file, "it is from a later version of Sketch28", null);
    }
    return data;
  }

  private static UserFacingException refused(Path file, String why, Throwable cause) {
    return new UserFacingException(
        "%s is not a report that can be repeated: %s.".formatted(file, why), cause);
  }
}
