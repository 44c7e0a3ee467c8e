package org.sketch28.train.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sketch28.base.AtomicFiles;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingEventBatchBuilder;
import org.sketch28.train.TrainingEventEpochBuilder;

/**
 * The events of a run on disk, one line each: {@code ["b", step, loss, accuracy, learningRate,
 * seconds]} and {@code ["e", epoch, step, trainingLoss, trainingAccuracy, validationLoss,
 * validationAccuracy, best, seconds, plainLoss, plainAccuracy]}. Earlier versions wrote neither the
 * seconds of a batch nor the last two figures of an epoch. A last line that was cut short by a kill
 * is left out.
 */
final class TrainingLog implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String BATCH = "b";
  private static final long FLUSH_NANOS = 1_000_000_000;

  private final BufferedWriter writer;
  private long nextFlush;

  private TrainingLog(BufferedWriter writer) {
    this.writer = writer;
  }

  /** Continues a log after a step; what an interrupted session wrote after it is dropped. */
  static TrainingLog after(Path file, int step, int steps, int epochs) throws IOException {
    StringBuilder earlier = new StringBuilder();
    for (TrainingEvent event : read(file, steps, epochs)) {
      if (event.step() <= step) {
        earlier.append(line(event)).append('\n');
      }
    }
    AtomicFiles.write(file, earlier.toString().getBytes(StandardCharsets.UTF_8));
    return new TrainingLog(
        Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.APPEND));
  }

  /** All events of a file, in order; none if there is no file. */
  static List<TrainingEvent> read(Path file, int steps, int epochs) throws IOException {
    List<TrainingEvent> events = new ArrayList<>();
    if (!Files.exists(file)) {
      return events;
    }
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      try {
        JsonNode node = JSON.readTree(line);
        if (node.path(0).asText().equals(BATCH) && node.size() >= 5) {
          events.add(batch(node, steps));
        } else if (node.size() >= 9) {
          events.add(epoch(node, epochs));
        }
      } catch (JsonProcessingException e) {
        // A kill came in the middle of this line.
        break;
      }
    }
    return events;
  }

  private static TrainingEvent batch(JsonNode node, int steps) {
    return TrainingEventBatchBuilder.builder()
        .step(node.get(1).asInt())
        .steps(steps)
        .loss(node.get(2).asDouble())
        .accuracy(node.get(3).asDouble())
        .learningRate(node.get(4).asDouble())
        .secondsLeft(Double.NaN)
        .seconds(node.path(5).asDouble(Double.NaN))
        .build();
  }

  private static TrainingEvent epoch(JsonNode node, int epochs) {
    return TrainingEventEpochBuilder.builder()
        .epoch(node.get(1).asInt())
        .epochs(epochs)
        .step(node.get(2).asInt())
        .trainingLoss(node.get(3).asDouble())
        .trainingAccuracy(node.get(4).asDouble())
        .validationLoss(node.get(5).asDouble(Double.NaN))
        .validationAccuracy(node.get(6).asDouble(Double.NaN))
        .best(node.get(7).asBoolean())
        .seconds(node.get(8).asDouble())
        .plainLoss(node.path(9).asDouble(Double.NaN))
        .plainAccuracy(node.path(10).asDouble(Double.NaN))
        .build();
  }

  private static String line(TrainingEvent event) {
    if (event instanceof TrainingEvent.Batch b) {
      return String.format(
          Locale.ROOT,
          "[\"b\",%d,%s,%s,%s,%s]",
          b.step(),
          (float) b.loss(),
          (float) b.accuracy(),
          (float) b.learningRate(),
          Double.isNaN(b.seconds()) ? "null" : String.format(Locale.ROOT, "%.3f", b.seconds()));
    }
    TrainingEvent.Epoch e = (TrainingEvent.Epoch) event;
    return String.format(
        Locale.ROOT,
        "[\"e\",%d,%d,%s,%s,%s,%s,%s,%s,%s,%s]",
        e.epoch(),
        e.step(),
        (float) e.trainingLoss(),
        (float) e.trainingAccuracy(),
        number(e.validationLoss()),
        number(e.validationAccuracy()),
        e.best(),
        (float) e.seconds(),
        number(e.plainLoss()),
        number(e.plainAccuracy()));
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "null" : Double.toString(value);
  }

  void append(TrainingEvent event) throws IOException {
    writer.write(line(event));
    writer.write('\n');
    if (System.nanoTime() >= nextFlush) {
      nextFlush = System.nanoTime() + FLUSH_NANOS;
      writer.flush();
    }
  }

  void flush() throws IOException {
    writer.flush();
  }

  @Override
  public void close() throws IOException {
    writer.close();
  }
}
