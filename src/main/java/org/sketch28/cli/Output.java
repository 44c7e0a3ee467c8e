package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints. */
final class Output {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final int BAR = 30;

  private long nextBar;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, one object a line.")
  private boolean asJson;

  /** Whether JSON was asked for. */
  boolean isJson() {
    return asJson;
  }

  /** Prints a line to standard output. */
  void line(String format, Object... arguments) {
    PrintWriter out = spec.commandLine().getOut();
    out.printf(format, arguments);
    out.println();
    out.flush();
  }

  /** Prints a line of JSON. */
  void json(Object value) throws JsonProcessingException {
    line("%s", JSON.writeValueAsString(value));
  }

  /** Tells of progress on standard error, a few times a second, in one line. */
  ProgressLine progress(String what) {
    return new ProgressLine(spec.commandLine().getErr(), what);
  }

  /** A bar on standard error, written over in its place. */
  void bar(long done, long total, String words) {
    boolean last = done == total;
    if (System.nanoTime() >= nextBar || last) {
      nextBar = System.nanoTime() + 200_000_000;
      int filled = (int) (BAR * done / total);
      PrintWriter err = spec.commandLine().getErr();
      err.printf("\r[%s%s] %s   ", "#".repeat(filled), "-".repeat(BAR - filled), words);
      if (last) {
        err.println();
      }
      err.flush();
    }
  }

  /** Prints a line to standard error. */
  void error(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("sketch28: " + message);
    err.flush();
  }
}
