package org.sketch28.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.TrainingConfig;

/**
 * What is saved of a run, apart from its curves and weights.
 *
 * @param id name of its folder; later runs have later ids
 * @param title for people
 * @param notes of the user
 * @param datasets names of those that are mixed
 * @param config settings
 * @param status its state
 * @param step of the last checkpoint
 * @param steps of the whole run
 * @param bestEpoch of greatest validation accuracy; 0 before the first
 * @param bestAccuracy there, on validation images
 * @param lastAccuracy of the last epoch, on validation images
 * @param seconds of training
 * @param message why it failed; empty otherwise
 * @param data SHA-256 of its data, by file name; empty in runs of earlier versions
 * @param split how its validation images were chosen; null in runs of earlier versions
 * @param testAccuracy of the model that was built from it last, on test images; null if there is
 *     none
 * @param tests how often a model of it was measured on test images; null in runs of earlier
 *     versions
 * @param origin the models that it began with; null in runs of earlier versions
 * @param machines what it was trained on, in order, each as long as it stayed the same; empty in
 *     runs of earlier versions
 */
@RecordBuilder
@JsonIgnoreProperties(ignoreUnknown = true)
public record RunInfo(
    String id,
    String title,
    String notes,
    List<String> datasets,
    TrainingConfig config,
    Status status,
    int step,
    int steps,
    int bestEpoch,
    double bestAccuracy,
    double lastAccuracy,
    double seconds,
    String message,
    Map<String, String> data,
    @JsonInclude(JsonInclude.Include.NON_NULL) String split,
    @JsonInclude(JsonInclude.Include.NON_NULL) Double testAccuracy,
    @JsonInclude(JsonInclude.Include.NON_NULL) Integer tests,
    @JsonInclude(JsonInclude.Include.NON_NULL) RunOrigin origin,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<TrainingMachine> machines) {

  public RunInfo {
    // In its own order, so that a run is written the same way every time.
    data = data == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(data));
    machines = machines == null ? List.of() : List.copyOf(machines);
  }

  /** The state of a run. */
  public enum Status {
    /**
     * Begun and not ended; if nothing is training it now, it was interrupted and can be resumed.
     */
    RUNNING,
    /** All epochs are done, or patience ran out. */
    FINISHED,
    /** Stopped by the user before its end; can be resumed. */
    STOPPED,
    /** Ended by an error; can be resumed from its last checkpoint. */
    FAILED
  }

  RunInfo with(Status newStatus, String newMessage) {
    return RunInfoBuilder.builder(this).status(newStatus).message(newMessage).build();
  }

  RunInfo at(Checkpoint.Progress progress, double newLastAccuracy, int newSteps) {
    return RunInfoBuilder.builder(this)
        .step(progress.step())
        .steps(newSteps)
        .bestEpoch(progress.bestEpoch())
        .bestAccuracy(progress.bestAccuracy())
        .lastAccuracy(newLastAccuracy)
        .seconds(progress.seconds())
        .build();
  }

  /** Whether another run learned from the same images, and left out the same ones. */
  public boolean hasSameImages(RunInfo other) {
    return datasets.equals(other.datasets)
        && data.equals(other.data)
        && (split == null || other.split == null || split.equals(other.split));
  }

  /** Whether this is a state of the same run, at whatever time. */
  public boolean isSame(RunInfo other) {
    return id.equals(other.id);
  }

  /** When the run began; empty if its id does not tell. */
  public Optional<Instant> began() {
    return RunFiles.began(id);
  }

  /** This run under another id. */
  RunInfo withId(String newId) {
    return RunInfoBuilder.builder(this).id(newId).build();
  }

  /** This run with another title and notes. */
  RunInfo named(String newTitle, String newNotes) {
    return RunInfoBuilder.builder(this).title(newTitle).notes(newNotes).build();
  }

  /** This run after a model of it was measured on test images. */
  RunInfo tested(double accuracy) {
    return RunInfoBuilder.builder(this)
        .testAccuracy(accuracy)
        .tests(tests == null ? null : Integer.valueOf(tests + 1))
        .build();
  }

  /** This run with what another state of it says that training does not change. */
  RunInfo keeping(RunInfo saved) {
    return RunInfoBuilder.builder(this)
        .title(saved.title)
        .notes(saved.notes)
        .testAccuracy(saved.testAccuracy)
        .tests(saved.tests)
        .build();
  }

  /** This run at the beginning of a session of training. */
  RunInfo on(TrainingMachine machine) {
    List<TrainingMachine> all = new ArrayList<>(machines);
    if (all.isEmpty() && step > 0 && origin == null) {
      all.add(TrainingMachine.UNKNOWN);
    }
    if (all.isEmpty() || !all.get(all.size() - 1).equals(machine)) {
      all.add(machine);
    }
    return RunInfoBuilder.builder(this).machines(all).build();
  }
}
