package org.sketch28.train.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
  private static final String INFO = "run.json";

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
      if (info.id() == null
          || !info.id().equals(id)
          || info.config() == null
          || info.config().architecture() == null
          || info.config().optimizer() == null
          || info.datasets() == null
          || info.status() == null) {
        throw new UserFacingException(file + " is incomplete; the run is left out.");
      }
      return info;
    } catch (IOException e) {
      throw new UserFacingException(file + " is damaged; the run is left out.", e);
    }
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
