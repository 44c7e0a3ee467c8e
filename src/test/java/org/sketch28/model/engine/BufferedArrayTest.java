package org.sketch28.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class BufferedArrayTest {

  @Test
  void whatIsWrittenIsReadAndComputedWith() {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      BufferedArray array = new BufferedArray(manager.zeros(new Shape(2, 3)));
      float[] read = new float[8];
      for (int time = 1; time <= 3; time++) {
        array.write(new float[] {-1, time, 2, 3, 4, 5, 6, -1}, 1);
        array.read(read, 2);
        assertArrayEquals(new float[] {0, 0, time, 2, 3, 4, 5, 6}, read);
        try (NDArray doubled = array.array().mul(2)) {
          assertArrayEquals(new float[] {2 * time, 4, 6, 8, 10, 12}, doubled.toFloatArray());
        }
      }
    }
  }

  @Test
  void onlyFloatsAreCopied() {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      NDArray bytes = manager.zeros(new Shape(2), DataType.UINT8);
      assertThrows(IllegalArgumentException.class, () -> new BufferedArray(bytes));
    }
  }
}
