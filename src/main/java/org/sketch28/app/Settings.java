package org.sketch28.app;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sketch28.app.base.Theme;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the program remembers from one start to the next.
 *
 * @param window its place on the screen; null before it was ever shown
 * @param theme light, dark or the system's
 * @param domain digits or garments
 * @param models the name of the selected model of each domain
 * @param brush width in canvas units
 * @param gray level of the ink, 1…255
 * @param corrections how many drawings of each domain were corrected since a model learned from
 *     them
 */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
record Settings(
    Window window,
    Theme.Choice theme,
    @JsonProperty("mode") Domain domain,
    Map<Domain, String> models,
    double brush,
    int gray,
    Map<Domain, Integer> corrections) {

  private static final Logger LOG = LoggerFactory.getLogger(Settings.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  /** The window's place, in coordinates of the screen. */
  record Window(double x, double y, double width, double height, boolean maximized) {}

  Settings {
    theme = theme == null ? Theme.Choice.SYSTEM : theme;
    domain = domain == null ? Domain.DIGITS : domain;
    models = models == null ? Map.of() : Map.copyOf(models);
    brush = brush >= 2 && brush <= 80 ? brush : 18;
    corrections = corrections == null ? Map.of() : Map.copyOf(corrections);
    gray = gray >= 1 && gray <= 255 ? gray : 255;
  }

  static Settings defaults() {
    return new Settings(null, null, null, null, 0, 0, null);
  }

  /** Reads the settings from a file; the defaults if there is no file or it is damaged. */
  static Settings read(Path file) {
    return saved(file).orElseGet(Settings::defaults);
  }

  private static Optional<Settings> saved(Path file) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(file.toFile(), Settings.class));
    } catch (IOException e) {
      LOG.warn("The settings in {} cannot be read: {}", file, e.toString());
      return Optional.empty();
    }
  }

  /**
   * These settings, but with what another window has changed meanwhile.
   *
   * @param start the settings that this window began with
   * @param saved those of the file now
   */
  Settings withChangesOf(Settings start, Settings saved) {
    return new Settings(
        changed(start.window, window, saved.window),
        changed(start.theme, theme, saved.theme),
        changed(start.domain, domain, saved.domain),
        changed(start.models, models, saved.models),
        changed(start.brush, brush, saved.brush),
        changed(start.gray, gray, saved.gray),
        changed(start.corrections, corrections, saved.corrections));
  }

  private static <T> T changed(T start, T now, T saved) {
    return Objects.equals(start, now) ? saved : now;
  }

  private static <K, V> Map<K, V> changed(Map<K, V> start, Map<K, V> now, Map<K, V> saved) {
    Map<K, V> all = new HashMap<>(saved);
    now.forEach((key, value) -> all.put(key, changed(start.get(key), value, saved.get(key))));
    all.values().removeIf(Objects::isNull);
    return all;
  }

  /**
   * Writes the settings to a file, but leaves what another window has changed meanwhile. It is
   * tried again if it fails.
   *
   * @param start the settings that this window began with, or saved last
   * @return whether they are saved
   */
  boolean writeChanges(Settings start, Path file) {
    try {
      return FileLocks.exclusively(
          file.toAbsolutePath().getParent(),
          () -> {
            // What cannot be read is not what another window has changed.
            Settings all = saved(file).map(saved -> withChangesOf(start, saved)).orElse(this);
            AtomicFiles.write(file, JSON.writeValueAsBytes(all));
            return true;
          });
    } catch (IOException | UserFacingException e) {
      LOG.debug("The settings cannot be written to {}", file, e);
      return false;
    }
  }
}
