package org.sketch28.train.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.train.run.RunStore;

class SavedTrainingsTest {

  @TempDir private Path home;
  private SavedTrainings trainings;
  private RunStore runs;
  private Path ended;
  private Path waiting;

  @BeforeEach
  void begin() throws Exception {
    trainings = new SavedTrainings(home.resolve("trainings"));
    runs = new RunStore(home.resolve("runs"));
    ended = trainings.folder("ended");
    waiting = trainings.folder("waiting");
    for (Path each : List.of(ended, waiting)) {
      String system = each.equals(ended) ? "svm" : "lira";
      SavedTrainings.save(
          each, new SavedTraining(system, system, List.of("mnist"), "", true, List.of()));
    }
    SavedTrainings.stopOffering(ended);
  }

  @Test
  void aTrainingThatTheUserEndedIsNotOffered() {
    assertEquals(
        List.of("lira"), trainings.interrupted(runs).stream().map(SavedTraining::system).toList());
  }

  @Test
  void onlyWhatTheUserEndedLongAgoIsDeleted() throws Exception {
    trainings.expire(Instant.now().plus(Duration.ofDays(29)));
    assertTrue(Files.exists(ended));
    trainings.expire(Instant.now().plus(Duration.ofDays(4000)));
    assertTrue(Files.exists(ended), "the clock must be wrong");
    trainings.expire(Instant.now().plus(Duration.ofDays(31)));
    assertTrue(Files.notExists(ended));
    assertTrue(Files.exists(waiting), "it can be resumed");
  }
}
