package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import org.sketch28.data.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Where a command prints. */
final class Output {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long PROGRESS_NANOS = 300_000_000;

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
  Progress progress(String what) {
    PrintWriter err = spec.commandLine().getErr();
    long[] next = {System.nanoTime() + PROGRESS_NANOS};
    return (done, total) -> {
      if (System.nanoTime() >= next[0]) {
        next[0] = System.nanoTime() + PROGRESS_NANOS;
        err.printf("\r%s: %s", what, total > 0 ? 100 * done / total + " % " : done + " bytes ");
        err.flush();
      }
    };
  }

  /** Prints a line to standard error. */
  void error(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("sketch28: " + message);
    err.flush();
  }
}
