package org.sketch28.model.classical;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ImageColumnsTest {

  /** More than one block, the last of which is not full. */
  private static final int COUNT = 700;

  private final byte[] rows = new byte[COUNT * 784];
  private final float[][] queries = new float[3][784];

  ImageColumnsTest() {
    Random random = new Random(1);
    random.nextBytes(rows);
    for (float[] query : queries) {
      for (int p = 0; p < query.length; p += 1 + random.nextInt(3)) {
        query[p] = random.nextFloat();
      }
    }
  }

  @Test
  void productsAndSquaresAreThoseOfTheImages() {
    ImageColumns columns = new ImageColumns(rows);
    assertEquals(COUNT, columns.count());
    float[][] products = columns.products(queries);
    for (int i = 0; i < COUNT; i++) {
      double square = 0;
      for (int p = 0; p < 784; p++) {
        square += value(i, p) * value(i, p);
      }
      assertEquals(square, columns.square(i), 1e-3);
      for (int q = 0; q < queries.length; q++) {
        double product = 0;
        for (int p = 0; p < 784; p++) {
          product += value(i, p) * queries[q][p];
        }
        assertEquals(product, products[q][i], 1e-3);
      }
    }
  }

  @Test
  void imagesAreSavedAsTheyWere() {
    assertArrayEquals(rows, Bytes.of(new ImageColumns(rows).tensor()));
  }

  private double value(int image, int pixel) {
    return (rows[image * 784 + pixel] & 0xff) / 255.0;
  }
}
