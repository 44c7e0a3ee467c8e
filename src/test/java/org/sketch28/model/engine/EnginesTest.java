package org.sketch28.model.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

/** With the real engine. */
class EnginesTest {

  @Test
  void theEngineIsDescribedByNameAndVersion() {
    String description = Engines.description();
    assertTrue(description.matches("[A-Za-z]+ [0-9]+\\..+"), description);
    assertTrue(
        description.startsWith(System.getProperty("ai.djl.default_engine") + " "), description);
  }

  @Test
  void numbersAreCopiedIntoNativeArraysAndReplaced() {
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      float[] values = {1, 2, 3, 4, 5, 6};
      NDArray array = NDArrayCopies.create(manager, values, new Shape(2, 3));
      values[0] = 7;
      assertArrayEquals(new float[] {1, 2, 3, 4, 5, 6}, array.toFloatArray());
      assertEquals(new Shape(2, 3), array.getShape());
      NDArrayCopies.set(array, values);
      assertArrayEquals(values, array.toFloatArray());
    }
  }
}
