package org.sketch28.model.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.OnnxImport;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;

/**
 * A network of one of our architectures that was trained elsewhere: a folder with {@code
 * config.json} and {@code model.safetensors}.
 */
record NetworkFolder(ModelContent content, List<String> classes, Domain domain) {

  private static final String CONFIG = "config.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What {@code config.json} says; null where it says nothing. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Config(String architecture, List<String> classes, String preprocessing) {}

  /**
   * Reads and checks a folder.
   *
   * @param options name classes and domain in place of those in the file
   * @throws IOException if it cannot be used, with the reason
   */
  static NetworkFolder read(Path folder, ImportOptions options)
      throws IOException, UserFacingException {
    Config config = config(folder.resolve(CONFIG));
    if (config.architecture() == null) {
      throw new IOException(CONFIG + " names no architecture");
    }
    Architecture architecture = Architecture.named(config.architecture());
    Optional<Domain> said = options.domain();
    if (said.isEmpty() && config.preprocessing() != null) {
      said = Optional.of(OnnxImport.domain(config.preprocessing()));
    }
    List<String> classes = config.classes() == null ? List.of() : config.classes();
    if (!options.classes().isEmpty()) {
      classes = options.classes();
    }
    if (classes.isEmpty()) {
      classes = options.usualClasses();
    }
    if (classes.isEmpty()) {
      classes = said.orElse(Domain.DIGITS).classNames();
    }
    ClassNames.checked(classes, CONFIG);
    if (classes.size() < 2) {
      throw new IOException("there must be at least 2 classes");
    }
    Map<String, HostTensor> tensors =
        SafeTensors.decode(ModelStore.read(folder.resolve(ModelStore.PARAMETERS)));
    requireFitting(architecture, classes, tensors);
    return new NetworkFolder(
        ModelContent.network(architecture, tensors),
        List.copyOf(classes),
        domain(said.or(options::usualDomain), classes));
  }

  private static Domain domain(Optional<Domain> said, List<String> classes) {
    return said.or(() -> Domain.ofClasses(classes)).orElse(Domain.DIGITS);
  }

  private static Config config(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no %s in it".formatted(CONFIG));
    }
    if (Files.size(file) > ManifestFile.LARGEST) {
      throw new IOException(CONFIG + " is larger than 1 MB");
    }
    try {
      Config config = JSON.readValue(file.toFile(), Config.class);
      if (config != null) {
        return config;
      }
    } catch (JsonProcessingException | StackOverflowError e) {
      throw new IOException(CONFIG + " is not valid JSON of a model", e);
    }
    throw new IOException(CONFIG + " is empty");
  }

  private static void requireFitting(
      Architecture architecture, List<String> classes, Map<String, HostTensor> tensors)
      throws UserFacingException {
    Engines.prepare();
    NetworkClassifier.create(
            classes,
            architecture.newNetwork(classes.size(), 0),
            shapes -> {
              requireShapes(architecture, tensors, shapes);
              return tensors;
            },
            all -> Calibration.none())
        .close();
  }

  private static void requireShapes(
      Architecture architecture, Map<String, HostTensor> tensors, Map<String, long[]> shapes) {
    List<String> problems = new ArrayList<>();
    shapes.forEach(
        (name, shape) -> {
          HostTensor found = tensors.get(name);
          if (found == null) {
            problems.add("%s %s is missing".formatted(name, Arrays.toString(shape)));
          } else if (!Arrays.equals(found.shape(), shape)) {
            problems.add(
                "%s has the shape %s, not %s"
                    .formatted(name, Arrays.toString(found.shape()), Arrays.toString(shape)));
          }
        });
    if (!problems.isEmpty()) {
      Set<String> others = new TreeSet<>(tensors.keySet());
      others.removeAll(shapes.keySet());
      throw new IllegalArgumentException(
          "its parameters are not those of %s:\n%s%s"
              .formatted(
                  architecture,
                  String.join("\n", problems),
                  others.isEmpty() ? "" : "\nnot used: " + String.join(", ", others)));
    }
  }
}
