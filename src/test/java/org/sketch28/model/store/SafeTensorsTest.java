package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sketch28.model.HostTensor;

class SafeTensorsTest {

  private static final Map<String, HostTensor> TENSORS =
      Map.of(
          "a",
          new HostTensor(new long[] {2, 3}, new float[] {1, 2, 3, 4, 5, 6}),
          "b",
          new HostTensor(new long[] {1}, new float[] {-0.5f}));

  private static byte[] file(String header, int floats) {
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(8 + json.length + 4 * floats)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(json.length)
        .put(json)
        .array();
  }

  @Test
  void tensorsAreReadAsTheyWereWritten() throws Exception {
    byte[] bytes = SafeTensors.encode(TENSORS);
    assertEquals(TENSORS, SafeTensors.decode(bytes));
    assertEquals(TENSORS.get("b"), SafeTensors.decode(bytes, Map.of("b", new long[] {1})).get("b"));
  }

  @Test
  void otherShapesThanExpectedAreRefused() throws Exception {
    byte[] bytes = SafeTensors.encode(TENSORS);
    var e =
        assertThrows(
            IOException.class, () -> SafeTensors.decode(bytes, Map.of("a", new long[] {3, 2})));
    assertTrue(e.getMessage().contains("shape"), e.getMessage());
    assertThrows(IOException.class, () -> SafeTensors.decode(bytes, Map.of("c", new long[] {1})));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{x | JSON",
        "{\"a\":{\"dtype\":\"F16\",\"shape\":[1],\"data_offsets\":[0,4]}} | 32-bit",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | impossible size",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | gaps",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | overlap",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,400]}} | cut short"
      })
  void damagedHeadersAreRefused(String header, String message) {
    var e = assertThrows(IOException.class, () -> SafeTensors.decode(file(header, 1)));
    assertTrue(e.getMessage().contains(message), e.getMessage());
  }

  @Test
  void filesThatAreNoTensorsAreRefused() {
    assertThrows(IOException.class, () -> SafeTensors.decode(new byte[3]));
    byte[] huge = new byte[20];
    java.util.Arrays.fill(huge, (byte) 0x7f);
    assertThrows(IOException.class, () -> SafeTensors.decode(huge));
  }
}
