package org.sketch28.data.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;

/** IDX files, and pairs of them. */
class IdxFileTest {

  @TempDir private Path folder;

  private static byte[] bytes(int type, int[] sizes, byte... data) {
    ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * sizes.length + data.length);
    buffer.putInt(type << 8 | sizes.length);
    Arrays.stream(sizes).forEach(buffer::putInt);
    return buffer.put(data).array();
  }

  private IdxFile file(byte[] content) throws IOException, UserFacingException {
    return IdxFile.read(Files.write(folder.resolve("file"), content));
  }

  private String assertRefused(byte[] content) {
    String message = assertThrows(UserFacingException.class, () -> file(content)).getMessage();
    assertTrue(message.contains(folder.resolve("file").toString()), message);
    return message;
  }

  private static ImageDataset images(int count) {
    byte[] pixels = new byte[count * ImageDataset.PIXELS];
    byte[] labels = new byte[count];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i % 251);
    }
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 3);
    }
    return new ImageDataset("images", pixels, labels, List.of("a", "b", "c"));
  }

  @Test
  void imagesAndLabelsComeBackTheSamePlainAndGzipped() throws Exception {
    ImageDataset data = images(4);
    Path zipped = folder.resolve("labels.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(IdxFile.ofLabels(data).toBytes());
    }
    IdxFile read = file(IdxFile.ofImages(data).toBytes());
    assertArrayEquals(new int[] {4, 28, 28}, read.sizes());
    assertArrayEquals(IdxFile.ofImages(data).toBytes(), read.toBytes());
    IdxPair pair = IdxPair.of(folder.resolve("file"), read, IdxFile.read(zipped), 0);
    assertTrue(pair.named("again", data.classNames()).sameContent(data));
    assertEquals("IdxFile[4, 28, 28]", read.toString());
  }

  @Test
  void integersAreBigEndian() throws Exception {
    IdxFile file = file(bytes(0x0c, new int[] {2}, new byte[] {0, 1, 2, 3, -1, -1, -1, -2}));
    assertEquals(0x010203, file.intAt(0));
    assertEquals(-2, file.intAt(1));
    assertEquals(200, file(bytes(8, new int[] {1}, (byte) 200)).intAt(0));
  }

  @Test
  void aFileThatIsNoneIsRefusedWithItsNameAndTheReason() throws Exception {
    assertTrue(assertRefused(bytes(0x0d, new int[] {1}, (byte) 1)).contains("not an IDX file"));
    assertTrue(assertRefused(bytes(8, new int[0])).contains("0 dimensions"));
    assertTrue(assertRefused(bytes(8, new int[] {-1})).contains("impossible size"));
    assertTrue(assertRefused(bytes(8, new int[] {1 << 20, 1 << 20})).contains("1 GB"));
    assertTrue(assertRefused(bytes(8, new int[] {5}, (byte) 1)).contains("1 of 5 bytes"));
    assertTrue(assertRefused(bytes(8, new int[] {1}, new byte[2])).contains("more data"));
    assertTrue(assertRefused(new byte[] {0, 0}).contains("incomplete"));
    Path missing = folder.resolve("missing");
    assertTrue(
        assertThrows(UserFacingException.class, () -> IdxFile.read(missing))
            .getMessage()
            .contains("There is no file " + missing));
    Path directory = Files.createDirectory(folder.resolve("directory"));
    assertThrows(UserFacingException.class, () -> IdxFile.read(directory));
  }

  private static String assertNoPair(IdxFile images, IdxFile labels, int firstLabel) {
    return assertThrows(
            UserFacingException.class,
            () -> IdxPair.of(Path.of("images"), images, labels, firstLabel))
        .getMessage();
  }

  @Test
  void imagesAndLabelsThatDoNotBelongTogetherAreRefused() throws Exception {
    IdxFile images = IdxFile.ofImages(images(2));
    IdxFile labels = IdxFile.ofLabels(images(2));
    assertTrue(assertNoPair(labels, labels, 0).contains("28 × 28"));
    IdxFile integers = file(bytes(0x0c, new int[] {2, 28, 28}, new byte[4 * 2 * 784]));
    assertTrue(assertNoPair(integers, labels, 0).contains("a byte for each pixel"));
    IdxFile none = IdxFile.ofImages(images(0));
    assertTrue(assertNoPair(none, labels, 0).contains("no images"));
    assertTrue(
        assertNoPair(images, IdxFile.ofLabels(images(3)), 0)
            .contains("different numbers of entries"));
    assertTrue(assertNoPair(images, labels, 1).contains("is 0; labels may be 1 to 127"));
    assertTrue(assertNoPair(images, file(bytes(8, new int[] {2, 0})), 0).contains("no columns"));
    IdxPair pair = IdxPair.of(Path.of("images"), images, labels, 0);
    assertTrue(
        assertThrows(UserFacingException.class, () -> pair.named("few", List.of("a")))
            .getMessage()
            .contains("only 1 classes"));
  }

  @Test
  void ofSeveralColumnsTheFirstIsTheLabel() throws Exception {
    IdxFile labels = file(bytes(8, new int[] {2, 3}, new byte[] {5, 9, 9, 6, 9, 9}));
    IdxPair pair = IdxPair.of(Path.of("images"), IdxFile.ofImages(images(2)), labels, 5);
    assertEquals(1, pair.highestLabel());
    ImageDataset data = pair.named("data", List.of("five", "six"));
    assertArrayEquals(new byte[] {0, 1}, data.labels());
  }

  @Test
  void transposingExchangesRowsAndColumns() throws Exception {
    ImageDataset data = images(2);
    IdxPair pair = IdxPair.of(Path.of("images"), IdxFile.ofImages(data), IdxFile.ofLabels(data), 0);
    ImageDataset turned = pair.transposed().named("turned", data.classNames());
    assertEquals(data.image(1).get(3, 20), turned.image(1).get(20, 3));
    assertTrue(pair.transposed().transposed().named("", data.classNames()).sameContent(data));
  }
}
