package org.sketch28.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sketch28.model.engine.Engines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a session of training ran on, as far as the numbers of a run may depend on it. Nothing here
 * names a person or a network.
 *
 * @param program its version
 * @param engine its name and version
 * @param processor its model, or its architecture where the system does not tell the model
 * @param cores that the program may use
 * @param system name, version and architecture
 * @param java its version
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TrainingMachine(
    String program, String engine, String processor, int cores, String system, String java) {

  private static final Logger LOG = LoggerFactory.getLogger(TrainingMachine.class);

  private static final Path LINUX = Path.of("/proc/cpuinfo");

  /** Of sessions of versions that did not record where they ran. */
  static final TrainingMachine UNKNOWN = new TrainingMachine("", "", "", 0, "", "");

  /** This machine. Loads the engine. */
  public static TrainingMachine here() {
    return new TrainingMachine(
        version(),
        Engines.description(),
        processor(LINUX, System.getenv()),
        Runtime.getRuntime().availableProcessors(),
        "%s %s, %s"
            .formatted(
                System.getProperty("os.name"),
                System.getProperty("os.version"),
                System.getProperty("os.arch")),
        System.getProperty("java.version"));
  }

  /** Whether anything was recorded. */
  public boolean isKnown() {
    return !equals(UNKNOWN);
  }

  /** The version in the jar's manifest. */
  private static String version() {
    return Optional.ofNullable(TrainingMachine.class.getPackage().getImplementationVersion())
        .orElse("not packaged");
  }

  /**
   * The model of the processor: from the kernel's file on Linux, from a variable on Windows.
   *
   * @param file which need not exist
   */
  static String processor(Path file, Map<String, String> variables) {
    if (Files.isReadable(file)) {
      try (Stream<String> lines = Files.lines(file)) {
        Optional<String> model =
            lines
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .filter(name -> !name.isEmpty())
                .findFirst();
        if (model.isPresent()) {
          return model.get();
        }
      } catch (IOException e) {
        LOG.debug("{} cannot be read", file, e);
      }
    }
    return variables.getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
  }
}
