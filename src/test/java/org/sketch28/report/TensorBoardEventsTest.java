package org.sketch28.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingEvent;
import org.sketch28.train.TrainingEventBatchBuilder;
import org.sketch28.train.TrainingEventEpochBuilder;

/** Reads files of events as TensorBoard does. */
public class TensorBoardEventsTest {

  /** An event of a file. */
  public record Event(double wallTime, long step, String version, String tag, float value) {}

  /** All events of a file, after a check of both checksums of each. */
  public static List<Event> read(byte[] file) throws IOException {
    List<Event> events = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      byte[] length = new byte[8];
      in.get(length);
      assertEquals(TfRecords.masked(length), in.getInt(), "checksum of a length");
      byte[] data =
          new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(data);
      assertEquals(TfRecords.masked(data), in.getInt(), "checksum of an event");
      events.add(event(CodedInputStream.newInstance(data)));
    }
    return events;
  }

  private static Event event(CodedInputStream in) throws IOException {
    double wallTime = 0;
    long step = 0;
    String version = "";
    String tag = "";
    float value = Float.NaN;
    for (int field = in.readTag(); field != 0; field = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(field)) {
        case 1 -> wallTime = in.readDouble();
        case 2 -> step = in.readInt64();
        case 3 -> version = in.readString();
        case 5 -> {
          CodedInputStream summary = in.readBytes().newCodedInput();
          assertEquals(1, WireFormat.getTagFieldNumber(summary.readTag()));
          CodedInputStream scalar = summary.readBytes().newCodedInput();
          assertTrue(summary.isAtEnd(), "one value in an event");
          assertEquals(1, WireFormat.getTagFieldNumber(scalar.readTag()));
          tag = scalar.readString();
          assertEquals(2, WireFormat.getTagFieldNumber(scalar.readTag()));
          value = scalar.readFloat();
          assertTrue(scalar.isAtEnd());
        }
        default -> throw new AssertionError("field " + WireFormat.getTagFieldNumber(field));
      }
    }
    return new Event(wallTime, step, version, tag, value);
  }

  @Test
  void eventsAreReadAsTheyWereWritten() throws Exception {
    TrainingEvent.Batch batch =
        TrainingEventBatchBuilder.builder()
            .step(1)
            .loss(2.25)
            .accuracy(0.125)
            .learningRate(0.5)
            .seconds(0.75)
            .build();
    TrainingEvent.Epoch epoch =
        TrainingEventEpochBuilder.builder()
            .epoch(1)
            .step(1)
            .trainingLoss(2.25)
            .trainingAccuracy(0.125)
            .validationLoss(1.5)
            .validationAccuracy(0.25)
            .plainLoss(Double.NaN)
            .plainAccuracy(Double.NaN)
            .seconds(2)
            .build();
    List<Event> events =
        read(
            TensorBoardEvents.of(
                List.of(batch, epoch), Optional.of(Instant.ofEpochSecond(1000)), Protocol.HONEST));
    assertEquals(
        List.of(
            new Event(1000, 0, "brain.Event:2", "", Float.NaN),
            new Event(1000.75, 1, "", "batch/loss", 2.25f),
            new Event(1000.75, 1, "", "batch/accuracy", 0.125f),
            new Event(1000.75, 1, "", "batch/learning_rate", 0.5f),
            new Event(1002, 1, "", "training/loss", 2.25f),
            new Event(1002, 1, "", "training/accuracy", 0.125f),
            new Event(1002, 1, "", "validation/loss", 1.5f),
            new Event(1002, 1, "", "validation/accuracy", 0.25f)),
        events);
    List<Event> chosen =
        read(TensorBoardEvents.of(List.of(epoch), Optional.empty(), Protocol.PUBLISHED));
    assertEquals("test/accuracy", chosen.get(chosen.size() - 1).tag(), "no validation images");
  }

  /** CRC-32C of "123456789" is e3069283 (RFC 3720); TensorFlow's mask is applied by hand. */
  @Test
  void checksumsAreThoseOfTensorFlow() {
    int crc = 0xe3069283;
    int expected = ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
    assertEquals(expected, TfRecords.masked("123456789".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void aStepWithoutATimeIsAtTheBeginning() throws Exception {
    TrainingEvent old =
        TrainingEventBatchBuilder.builder().step(3).loss(1).seconds(Double.NaN).build();
    assertEquals(
        0,
        read(TensorBoardEvents.of(List.of(old), Optional.empty(), Protocol.HONEST))
            .get(1)
            .wallTime());
  }
}
