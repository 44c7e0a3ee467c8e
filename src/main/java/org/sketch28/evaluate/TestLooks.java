package org.sketch28.evaluate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sketch28.model.store.ModelManifest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How often models were measured on test images: who looks often and chooses by what he sees fits
 * his choices to these images. A line for each look, after one that says since when they are
 * recorded.
 *
 * @param file that is appended to
 */
public record TestLooks(Path file) {

  private static final Logger LOG = LoggerFactory.getLogger(TestLooks.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * A look at the test images of a dataset.
   *
   * @param time in UTC, ISO 8601
   * @param model its name
   * @param parameters the SHA-256 of its parameters
   * @param dataset the dataset's name
   * @param isNew whether the model was evaluated then; otherwise a saved evaluation was opened
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Look(String time, String model, String parameters, String dataset, boolean isNew) {}

  /** The first line. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Beginning(String since) {}

  /**
   * Records a look. A full disk is no reason to withhold the figures.
   *
   * @param isNew whether the images were classified then
   */
  public void add(ModelManifest model, String dataset, boolean isNew) {
    begin();
    append(new Look(now(), model.name(), model.parametersSha256(), dataset, isNew));
  }

  private static String now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private void begin() {
    if (!Files.exists(file)) {
      append(new Beginning(now()));
    }
  }

  private void append(Object line) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(
          file,
          JSON.writeValueAsString(line) + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("A look at test images cannot be recorded in {}", file, e);
    }
  }

  /** Since when looks are recorded, in UTC, ISO 8601; from now on if they were not yet. */
  public Optional<String> since() {
    begin();
    for (String line : lines()) {
      Optional<Beginning> beginning = parse(line, Beginning.class);
      if (beginning.isPresent() && beginning.get().since() != null) {
        return Optional.of(beginning.get().since());
      }
    }
    return Optional.empty();
  }

  /** All looks in the order in which they were recorded; damaged lines are left out. */
  public List<Look> list() {
    List<Look> looks = new ArrayList<>();
    for (String line : lines()) {
      parse(line, Look.class).filter(look -> look.parameters() != null).ifPresent(looks::add);
    }
    return looks;
  }

  private List<String> lines() {
    try {
      return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
    } catch (IOException e) {
      LOG.warn("{} cannot be read", file, e);
      return List.of();
    }
  }

  private static <T> Optional<T> parse(String line, Class<T> type) {
    try {
      return Optional.ofNullable(JSON.readValue(line, type));
    } catch (JsonProcessingException e) {
      LOG.debug("A line is damaged: {}", line, e);
      return Optional.empty();
    }
  }
}
