package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The output of a command: lines or JSON on standard output, progress on standard error. */
final class Output {

  /** JSON has neither NaN nor infinity. */
  private static final class FiniteNumber extends JsonSerializer<Double> {
    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (Double.isFinite(value)) {
        json.writeNumber(value);
      } else {
        json.writeNull();
      }
    }
  }

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(
              new SimpleModule()
                  .addSerializer(Double.class, new FiniteNumber())
                  .addSerializer(double.class, new FiniteNumber()));

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(names = "--json", description = "Print JSON, one object per line.")
  private boolean asJson;

  /** Whether JSON was asked for. */
  boolean isJson() {
    return asJson;
  }

  /** Prints a line to standard output. */
  void line(String format, Object... arguments) {
    PrintWriter out = spec.commandLine().getOut();
    // PrintWriter.printf would format numbers as the display's language does.
    out.println(String.format(Locale.ROOT, format, arguments));
    out.flush();
  }

  /** Prints a result: as JSON if that was asked for, or else as a line of text. */
  void say(Map<String, Object> json, String format, Object... arguments) {
    if (asJson) {
      json(json);
    } else {
      line(format, arguments);
    }
  }

  /** Prints a line of JSON, where {@code null} stands for NaN and infinity. */
  void json(Object value) {
    try {
      line("%s", JSON.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what commands print can be written as JSON", e);
    }
  }

  /** Progress on standard error. */
  ProgressLine progress(String what) {
    return new ProgressLine(
        spec.commandLine().getErr(), what, Terminal.isStandardError(), System::nanoTime);
  }

  /** Prints a line to standard error. */
  void error(String message) {
    PrintWriter err = spec.commandLine().getErr();
    err.println("sketch28: " + message);
    err.flush();
  }
}
