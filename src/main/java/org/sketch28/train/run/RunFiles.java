package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The {@code run.json} of each run in a folder.
 *
 * @param folder of the runs; need not exist
 */
record RunFiles(Path folder) {

  private static final Logger LOG = LoggerFactory.getLogger(RunFiles.class);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  static final String INFO = "run.json";
  private static final Pattern ID = Pattern.compile("\\d{8}-\\d{6}-\\d{3}-[0-9a-f]{4}");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  /** All runs, the latest first; a damaged one is logged and left out. */
  List<RunInfo> list() {
    List<RunInfo> runs = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return runs;
    }
    try (Stream<Path> children = Files.list(folder)) {
      for (Path child : children.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.exists(child.resolve(INFO))) {
          try {
            runs.add(read(child.getFileName().toString()));
          } catch (UserFacingException e) {
            LOG.warn("{}", e.getMessage());
          }
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folder, e);
    }
    return runs;
  }

  /**
   * A name for a new run. Names sort by the time at which runs began, also if the clock was set
   * back since the latest one did.
   */
  String newId(Instant now) {
    String time = TIME.format(now);
    String latest = list().stream().map(RunInfo::id).max(Comparator.naturalOrder()).orElse("");
    if (latest.compareTo(time) > 0 && latest.length() > time.length()) {
      time = afterThe(latest.substring(0, time.length()), time);
    }
    return time + "-" + UUID.randomUUID().toString().substring(0, 4);
  }

  private static String afterThe(String latest, String otherwise) {
    try {
      return TIME.format(TIME.parse(latest, Instant::from).plusMillis(1));
    } catch (DateTimeException e) {
      LOG.debug("{} is not the name of a run of ours", latest, e);
      return otherwise;
    }
  }

  boolean exists(String id) {
    return Files.exists(folder.resolve(id).resolve(INFO));
  }

  /**
   * Reads a run.
   *
   * @throws UserFacingException if it is missing or damaged
   */
  RunInfo read(String id) throws UserFacingException {
    Path file = folder.resolve(id).resolve(INFO);
    try {
      RunInfo info = JSON.readValue(file.toFile(), RunInfo.class);
      if (!isWhole(info) || !info.id().equals(id)) {
        throw new UserFacingException(file + " is incomplete; the run is left out.");
      }
      return info;
    } catch (IOException e) {
      throw new UserFacingException(file + " is damaged; the run is left out.", e);
    }
  }

  private static boolean isWhole(RunInfo info) {
    return info != null
        && info.id() != null
        && info.config() != null
        && info.config().architecture() != null
        && info.config().optimizer() != null
        && info.datasets() != null
        && info.status() != null;
  }

  /**
   * Reads a run that comes from elsewhere.
   *
   * @param json the content of its {@code run.json}
   * @throws IOException if it is damaged or incomplete, or its id is not one of ours
   */
  static RunInfo decode(byte[] json) throws IOException {
    RunInfo info = JSON.readValue(json, RunInfo.class);
    if (!isWhole(info) || info.datasets().isEmpty() || !ID.matcher(info.id()).matches()) {
      throw new IOException("its " + INFO + " is incomplete");
    }
    return info;
  }

  /** When a run began, by its id; empty if the id is not one of ours. */
  static Optional<Instant> began(String id) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(TIME.parse(id.substring(0, id.lastIndexOf('-')), Instant::from));
    } catch (DateTimeException e) {
      LOG.debug("{} is not the name of a run of ours", id, e);
      return Optional.empty();
    }
  }

  /** Gives a run the id that its folder has by now. */
  void rename(String id, String newId) throws IOException, UserFacingException {
    save(JSON.readValue(folder.resolve(newId).resolve(INFO).toFile(), RunInfo.class).withId(newId));
    LOG.info("Run {} is {} from now on", id, newId);
  }

  /**
   * Writes a run.
   *
   * @throws UserFacingException if it cannot be written
   */
  void save(RunInfo info) throws UserFacingException {
    try {
      AtomicFiles.write(folder.resolve(info.id()).resolve(INFO), JSON.writeValueAsBytes(info));
    } catch (IOException e) {
      throw CheckpointStore.notWritten(folder, e);
    }
  }
}
