package org.sketch28.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.HostTensor;
import org.sketch28.model.store.SafeTensors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a teacher has predicted for the images that a run learns from, in the run's folder: a file
 * for each variation, so that a pass that was interrupted goes on; or one for the images as they
 * are.
 *
 * @param run the run's folder; its name is the run's id
 */
record TeacherFiles(Path run) {

  private static final Logger LOG = LoggerFactory.getLogger(TeacherFiles.class);
  private static final String PLAIN = "teacher.safetensors";
  private static final String PROBABILITIES = "probabilities";

  private Path file(int variation) {
    return run.resolve("teacher-%02d.safetensors".formatted(variation));
  }

  /** Whether there are predictions for the images as they are. */
  boolean hasPlain() {
    return Files.exists(run.resolve(PLAIN));
  }

  /** Whether there are predictions for a variation. */
  boolean has(int variation) {
    return Files.exists(file(variation));
  }

  /**
   * Saves predictions for the images as they are.
   *
   * @param probabilities images × classes
   * @throws UserFacingException if they cannot be written
   */
  void savePlain(HostTensor probabilities) throws UserFacingException {
    save(run.resolve(PLAIN), probabilities);
  }

  /**
   * Saves predictions for a variation.
   *
   * @param probabilities images × classes
   * @throws UserFacingException if they cannot be written
   */
  void save(int variation, HostTensor probabilities) throws UserFacingException {
    save(file(variation), probabilities);
  }

  private void save(Path file, HostTensor probabilities) throws UserFacingException {
    try {
      AtomicFiles.write(file, SafeTensors.encode(Map.of(PROBABILITIES, probabilities)));
    } catch (IOException e) {
      throw CheckpointStore.notWritten(run, e);
    }
  }

  /**
   * All predictions, as of {@link org.sketch28.train.Teacher}.
   *
   * @throws UserFacingException if they are missing or damaged
   */
  HostTensor read() throws UserFacingException {
    try {
      if (hasPlain()) {
        return decode(run.resolve(PLAIN));
      }
      List<HostTensor> all = new ArrayList<>();
      do {
        all.add(decode(file(all.size())));
      } while (has(all.size()));
      return stacked(all);
    } catch (IOException e) {
      throw new UserFacingException(
          "The teacher's predictions for run %s cannot be read (%s). Run it again from the start."
              .formatted(run.getFileName(), FileErrors.reason(e)),
          e);
    }
  }

  private static HostTensor decode(Path file) throws IOException {
    HostTensor probabilities = SafeTensors.decode(Files.readAllBytes(file)).get(PROBABILITIES);
    if (probabilities == null || probabilities.shape().length != 2) {
      throw new IOException(file.getFileName() + " has no predictions");
    }
    return probabilities;
  }

  private static HostTensor stacked(List<HostTensor> all) throws IOException {
    int size = all.get(0).values().length;
    float[] values = new float[all.size() * size];
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).values().length != size) {
        throw new IOException("its variations do not have the same size");
      }
      System.arraycopy(all.get(i).values(), 0, values, i * size, size);
    }
    long[] shape = all.get(0).shape();
    return new HostTensor(new long[] {all.size(), shape[0], shape[1]}, values);
  }

  /** Deletes all of them, if that is possible: a run that is finished does not need them. */
  void delete() {
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(TeacherFiles::isTeachers).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("The predictions of a teacher stay in {}", run, e);
    }
  }

  private static boolean isTeachers(Path file) {
    return file.getFileName().toString().matches("teacher(-\\d{2})?\\.safetensors");
  }
}
