package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.Split;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.exchange.ImageSet;
import org.sketch28.image.picture.PictureReader;

/** Small files that claim to be large pictures, or that take long to decode. */
class HostilePicturesTest extends HostileFilesSteps {

  /** A fax of {@code width} × {@code height} pixels in one strip of almost no data. */
  static byte[] fax(int width, int height) {
    int[][] tags = {
      {256, width},
      {257, height},
      {258, 1},
      {259, 4},
      {262, 0},
      {273, 126},
      {277, 1},
      {278, height},
      {279, 64}
    };
    ByteBuffer tiff = ByteBuffer.allocate(190).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put("II".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) tags.length);
    for (int[] tag : tags) {
      tiff.putShort((short) tag[0]).putShort((short) 4).putInt(1).putInt(tag[1]);
    }
    Arrays.fill(tiff.array(), 126, 190, (byte) 0xff);
    return tiff.array();
  }

  /** WebP, lossless, of a single colour: the pixels take no bits at all. */
  static byte[] flatWebp(int width, int height) {
    ByteBuffer webp = ByteBuffer.allocate(130).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(122);
    webp.put("WEBPVP8L".getBytes(StandardCharsets.US_ASCII)).putInt(110).put((byte) 0x2f);
    webp.putInt((width - 1) | ((height - 1) << 14));
    // No transform, no cache, no groups; five simple codes of one symbol, 0, of one bit.
    webp.put(new byte[] {(byte) 0x88, (byte) 0x88, (byte) 0x08});
    return webp.array();
  }

  /** A progressive JPEG whose last scan is repeated. */
  static byte[] scans(int side, int repetitions) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      BufferedImage blank = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_GRAY);
      writer.write(null, new IIOImage(blank, null, null), parameters);
    }
    writer.dispose();
    byte[] jpeg = out.toByteArray();
    int last = jpeg.length - 2;
    while ((jpeg[last] & 0xff) != 0xff || (jpeg[last + 1] & 0xff) != 0xda) {
      last--;
    }
    ByteArrayOutputStream longer = new ByteArrayOutputStream();
    longer.write(jpeg, 0, last);
    for (int i = 0; i < repetitions; i++) {
      longer.write(jpeg, last, jpeg.length - 2 - last);
    }
    longer.write(jpeg, jpeg.length - 2, 2);
    return longer.toByteArray();
  }

  @Test
  void whatNoPictureOfThatLengthCanHoldIsRefused() throws Exception {
    files.put("strip.tiff", fax(1, 249_999_999));
    files.put("square.tiff", fax(15_000, 15_000));
    files.put("flat.webp", flatWebp(15_000, 15_000));
    files.put("thin.tiff", fax(1, 10_000_000));
    assertEquals(4, refused(PictureReader::read));
  }

  @Test
  void smallPicturesOfTheSameKindsEndSoon() throws Exception {
    files.put("strip.tiff", fax(200, 200_000));
    files.put("column.tiff", fax(200_000, 200));
    files.put("square.tiff", fax(6_300, 6_300));
    files.put("flat.webp", flatWebp(6_300, 6_300));
    assertTrue(refused(PictureReader::read) <= 4);
  }

  @Test
  void thousandsOfScansEndAtTheLimit() throws Exception {
    byte[] jpeg = scans(4000, 3000);
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> PictureReader.read(jpeg, "scans.jpg"));
    assertTrue(refused.getMessage().contains("takes too long"), refused.getMessage());
  }

  @Test
  void readingCanBeCancelled() throws Exception {
    Path file = Files.write(folder.resolve("scans.jpg"), scans(4000, 3000));
    AtomicInteger asked = new AtomicInteger();
    assertThrows(
        CancellationException.class,
        () -> PictureReader.read(file, () -> asked.incrementAndGet() > 3));
  }

  @Test
  void anImportGoesOnWithTheNextPicture() throws Exception {
    Path zero = Files.createDirectories(folder.resolve("pictures/0"));
    Path one = Files.createDirectories(folder.resolve("pictures/1"));
    Files.write(zero.resolve("a.tiff"), fax(1, 249_999_999));
    Files.write(zero.resolve("b.png"), TestPictures.encode(TestPictures.seven(), "png"));
    Files.write(one.resolve("c.png"), TestPictures.encode(TestPictures.seven(), "png"));
    ImageSet set =
        DatasetImporter.read(
            folder.resolve("pictures"), java.util.List.of(), Domain.DIGITS, Progress.NONE);
    assertEquals(2, set.splits().get(Split.TRAIN).size());
    assertFalse(set.notes().isEmpty());
  }
}
