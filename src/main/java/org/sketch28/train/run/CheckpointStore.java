package org.sketch28.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.SafeTensors;
import org.sketch28.train.Checkpoint;

/**
 * The weights of a run in its folder: {@code best.safetensors} and the last checkpoint, which
 * {@code state.json} names, so that a checkpoint counts only once it is complete.
 *
 * @param run the run's folder; its name is the run's id
 */
record CheckpointStore(Path run) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final String STATE = "state.json";
  private static final String BEST = "best.safetensors";
  private static final String PREFIX = "checkpoint-";
  private static final Pattern CHECKPOINT = Pattern.compile(PREFIX + "\\d{1,10}\\.safetensors");

  /** The content of {@code state.json}. */
  record State(Checkpoint.Progress progress, String file) {}

  /**
   * The last checkpoint; none before the first.
   *
   * @throws UserFacingException if it is damaged
   */
  Optional<Checkpoint> last() throws UserFacingException {
    Path file = run.resolve(STATE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      State state = state(file);
      if (state.progress() == null || !CHECKPOINT.matcher(String.valueOf(state.file())).matches()) {
        throw new IOException(STATE + " names no checkpoint");
      }
      byte[] bytes = Files.readAllBytes(run.resolve(state.file()));
      return Optional.of(Checkpoint.of(state.progress(), SafeTensors.decode(bytes)));
    } catch (IOException e) {
      throw new UserFacingException(
          "The checkpoint of run %s is damaged (%s). Run it again from the start."
              .formatted(run.getFileName(), FileErrors.reason(e)),
          e);
    }
  }

  private static State state(Path file) throws IOException {
    try {
      State state = JSON.readValue(file.toFile(), State.class);
      if (state != null) {
        return state;
      }
    } catch (JsonProcessingException e) {
      // Its message names classes.
      throw new IOException(STATE + " cannot be read", e);
    }
    throw new IOException(STATE + " is empty");
  }

  /**
   * Saves a checkpoint in place of the previous one.
   *
   * @throws UserFacingException if it cannot be written; the previous one stays
   */
  void save(Checkpoint checkpoint) throws UserFacingException {
    String name = PREFIX + "%08d.safetensors".formatted(checkpoint.progress().step());
    try {
      AtomicFiles.write(run.resolve(name), SafeTensors.encode(checkpoint.tensors()));
      AtomicFiles.write(
          run.resolve(STATE), JSON.writeValueAsBytes(new State(checkpoint.progress(), name)));
      deleteOthers(name);
    } catch (IOException e) {
      throw notWritten(run, e);
    }
  }

  private void deleteOthers(String name) throws IOException {
    List<Path> all;
    try (Stream<Path> files = Files.list(run)) {
      all = files.toList();
    }
    for (Path file : all) {
      String other = file.getFileName().toString();
      if (other.startsWith(PREFIX) && !other.equals(name)) {
        Files.deleteIfExists(file);
      }
    }
  }

  /**
   * Saves the averaged weights of the best epoch.
   *
   * @throws UserFacingException if they cannot be written
   */
  void saveBest(Map<String, HostTensor> weights) throws UserFacingException {
    try {
      AtomicFiles.write(run.resolve(BEST), SafeTensors.encode(weights));
    } catch (IOException e) {
      throw notWritten(run, e);
    }
  }

  /**
   * The averaged weights of the best epoch.
   *
   * @throws UserFacingException if there are none yet, or they are damaged
   */
  Map<String, HostTensor> best() throws UserFacingException {
    try {
      return SafeTensors.decode(Files.readAllBytes(run.resolve(BEST)));
    } catch (NoSuchFileException e) {
      throw new UserFacingException(
          "This run has not completed its first epoch, so there are no weights for a model. Train it for"
              + " an epoch.",
          e);
    } catch (IOException e) {
      throw new UserFacingException(
          "The weights of run %s are damaged (%s). Choose another run."
              .formatted(run.getFileName(), FileErrors.reason(e)),
          e);
    }
  }

  /** The message for a run whose files cannot be written. */
  static UserFacingException notWritten(Path folder, IOException e) {
    return new UserFacingException(
        "The run cannot be written to %s: %s. Its last good checkpoint stays. Free some space, then"
                .formatted(folder, FileErrors.reason(e))
            + " resume it.",
        e);
  }
}
