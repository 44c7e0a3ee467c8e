package org.sketch28.report;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sketch28.base.ProtobufMessage;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.run.RunInfo;

/**
 * The curves of a run as a file of events that TensorBoard shows. The messages and their fields are
 * those of TensorFlow's {@code event.proto} and {@code summary.proto}.
 */
public final class TensorBoardEvents {

  static final String VERSION = "brain.Event:2";
  static final int WALL_TIME = 1;
  static final int STEP = 2;
  static final int FILE_VERSION = 3;
  static final int SUMMARY = 5;
  static final int VALUE = 1;
  static final int TAG = 1;
  static final int SIMPLE_VALUE = 2;

  private final TfRecords records = new TfRecords();
  private final double start;
  private final String held;

  private TensorBoardEvents(double start, String held) {
    this.start = start;
    this.held = held;
  }

  /**
   * The file for a run: in a folder of its own, so that TensorBoard tells runs apart.
   *
   * @param folder that TensorBoard is started with
   */
  public static Path file(Path folder, RunInfo run) {
    long seconds = run.began().map(Instant::getEpochSecond).orElse(0L);
    return folder
        .resolve(run.id())
        .resolve("events.out.tfevents.%010d.sketch28".formatted(seconds));
  }

  /**
   * The bytes of the file: loss, accuracy and learning rate of each step, and those of each epoch.
   * Figures that were not measured are left out.
   *
   * @param events in the order of their steps
   * @param began when the run began; 1970 if it is not known
   * @param protocol says which images each epoch was measured on
   */
  public static byte[] of(List<TrainingEvent> events, Optional<Instant> began, Protocol protocol) {
    double start = began.map(Instant::toEpochMilli).orElse(0L) / 1000.0;
    TensorBoardEvents file =
        new TensorBoardEvents(start, protocol == Protocol.PUBLISHED ? "test" : "validation");
    file.records.add(
        new ProtobufMessage().real(WALL_TIME, start).text(FILE_VERSION, VERSION).toBytes());
    events.forEach(file::add);
    return file.records.toBytes();
  }

  private void add(TrainingEvent event) {
    if (event instanceof TrainingEvent.Batch batch) {
      scalar(batch, batch.seconds(), "batch/loss", batch.loss());
      scalar(batch, batch.seconds(), "batch/accuracy", batch.accuracy());
      scalar(batch, batch.seconds(), "batch/learning_rate", batch.learningRate());
    } else if (event instanceof TrainingEvent.Epoch epoch) {
      scalar(epoch, epoch.seconds(), "training/loss", epoch.trainingLoss());
      scalar(epoch, epoch.seconds(), "training/accuracy", epoch.trainingAccuracy());
      scalar(epoch, epoch.seconds(), held + "/loss", epoch.validationLoss());
      scalar(epoch, epoch.seconds(), held + "/accuracy", epoch.validationAccuracy());
      scalar(epoch, epoch.seconds(), "training_unchanged/loss", epoch.plainLoss());
      scalar(epoch, epoch.seconds(), "training_unchanged/accuracy", epoch.plainAccuracy());
    }
  }

  private void scalar(TrainingEvent event, double seconds, String tag, double value) {
    if (Double.isNaN(value)) {
      return;
    }
    ProtobufMessage scalar = new ProtobufMessage().text(TAG, tag).real(SIMPLE_VALUE, (float) value);
    records.add(
        new ProtobufMessage()
            .real(WALL_TIME, start + (Double.isNaN(seconds) ? 0 : seconds))
            .number(STEP, event.step())
            .message(SUMMARY, new ProtobufMessage().message(VALUE, scalar))
            .toBytes());
  }
}
