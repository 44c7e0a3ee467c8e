package org.sketch28.train;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

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
    String message) {

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
        newMessage);
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
        message);
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
        message);
  }
}
