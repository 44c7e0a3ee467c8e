package org.sketch28.train.run;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import org.sketch28.train.Checkpoint;
import org.sketch28.train.TrainingConfig;

/**
 * What is kept of a run, apart from its curves and weights.
 *
 * @param id the folder's name; later runs have later ids
 * @param title for people
 * @param notes of the user
 * @param datasets mixed
 * @param config settings
 * @param status how it stands
 * @param step that was kept last
 * @param steps of the whole run
 * @param bestEpoch of greatest validation accuracy; 0 before the first
 * @param bestAccuracy there, on validation images
 * @param lastAccuracy of the last epoch, on validation images
 * @param seconds of training
 * @param message why it failed; empty if it did not
 * @param data SHA-256 of what it learns from; empty in runs of earlier versions
 */
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
    Map<String, String> data) {

  public RunInfo {
    data = data == null ? Map.of() : Map.copyOf(data);
  }

  /** How a run stands. */
  public enum Status {
    /** Begun and not ended; if nobody is training it now, it was broken off and can go on. */
    RUNNING,
    /** All epochs, or patience ran out. */
    FINISHED,
    /** Ended by the user before its end; can go on. */
    STOPPED,
    /** Ended by an error; can go on from its last checkpoint. */
    FAILED
  }

  RunInfo with(Status newStatus, String newMessage) {
    return new RunInfo(
        id,
        title,
        notes,
        datasets,
        config,
        newStatus,
        step,
        steps,
        bestEpoch,
        bestAccuracy,
        lastAccuracy,
        seconds,
        newMessage,
        data);
  }

  RunInfo at(Checkpoint.Progress progress, double newLastAccuracy, int newSteps) {
    return new RunInfo(
        id,
        title,
        notes,
        datasets,
        config,
        status,
        progress.step(),
        newSteps,
        progress.bestEpoch(),
        progress.bestAccuracy(),
        newLastAccuracy,
        progress.seconds(),
        message,
        data);
  }

  /** This run with another title and notes. */
  public RunInfo named(String newTitle, String newNotes) {
    return new RunInfo(
        id,
        newTitle,
        newNotes,
        datasets,
        config,
        status,
        step,
        steps,
        bestEpoch,
        bestAccuracy,
        lastAccuracy,
        seconds,
        message,
        data);
  }
}
