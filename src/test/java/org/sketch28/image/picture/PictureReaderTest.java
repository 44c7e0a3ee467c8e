package org.sketch28.image.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sketch28.RealData;
import org.sketch28.TestPictures;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.image.Box;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.MnistPreprocessor;

class PictureReaderTest {

  private static Ink ink(byte[] file) throws UserFacingException {
    return InkExtractor.extract(PictureReader.read(file, "seven").brightness(), Polarity.AUTO);
  }

  /** Bar at the top right, nothing at the lower right: a 7 the right way up. */
  private static void assertSeven(GrayImage ink, String what) {
    GrayImage seen = new MnistPreprocessor().apply(ink).result();
    GrayImage expected =
        new MnistPreprocessor().apply(brightness(TestPictures.seven()).negated()).result();
    // A rounded barycentre may put the same digit a pixel further.
    double least = Double.POSITIVE_INFINITY;
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        least = Math.min(least, difference(expected, seen, dx, dy));
      }
    }
    assertTrue(least < 6, what + ": mean difference " + least);
  }

  private static double difference(GrayImage a, GrayImage b, int dx, int dy) {
    double difference = 0;
    for (int y = 0; y < 28; y++) {
      for (int x = 0; x < 28; x++) {
        difference += Math.abs(a.get(x, y) - b.getOrZero(x + dx, y + dy));
      }
    }
    return difference / 784;
  }

  private static GrayImage brightness(BufferedImage image) {
    return Brightness.of(image);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "bmp", "tiff"})
  void readsEveryFormat(String format) throws Exception {
    Ink ink = ink(TestPictures.encode(TestPictures.seven(), format));
    assertEquals(Polarity.DARK_ON_LIGHT, ink.polarity());
    assertSeven(ink.ink(), format);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lossless", "lossy", "transparent"})
  void readsWebP(String name) throws Exception {
    try (InputStream in = getClass().getResourceAsStream("/pictures/" + name + ".webp")) {
      Picture picture = PictureReader.read(in.readAllBytes(), name);
      Ink ink = InkExtractor.extract(picture.brightness(), Polarity.AUTO);
      assertEquals(120, picture.width());
      assertEquals(Polarity.DARK_ON_LIGHT, ink.polarity());
      Box box = ink.ink().inkBox(64);
      assertEquals(35, box.x(), 5);
      assertEquals(58, box.width(), 5);
    }
  }

  @Test
  void readsEveryKindOfPixel() throws Exception {
    for (int type :
        List.of(
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_BYTE_INDEXED,
            BufferedImage.TYPE_3BYTE_BGR)) {
      BufferedImage image = TestPictures.seven(160, 160, type, Color.BLACK, Color.WHITE);
      assertSeven(ink(TestPictures.encode(image, "png")).ink(), "type " + type);
    }
  }

  @Test
  void lightOnDarkAndColoursWorkByThemselves() throws Exception {
    Color[][] pairs = {
      {Color.WHITE, Color.BLACK},
      {Color.YELLOW, new Color(0, 0, 90)},
      {new Color(200, 30, 30), Color.WHITE},
      {new Color(20, 60, 160), new Color(250, 240, 200)},
      {new Color(230, 230, 230), new Color(30, 80, 40)},
    };
    for (Color[] pair : pairs) {
      BufferedImage image =
          TestPictures.seven(160, 160, BufferedImage.TYPE_INT_RGB, pair[0], pair[1]);
      assertSeven(ink(TestPictures.encode(image, "png")).ink(), pair[0] + " on " + pair[1]);
    }
  }

  @Test
  void transparentBackgroundsWork() throws Exception {
    for (Color ink : List.of(Color.BLACK, Color.WHITE, Color.BLUE)) {
      BufferedImage image =
          TestPictures.seven(160, 160, BufferedImage.TYPE_INT_ARGB, ink, new Color(0, 0, 0, 0));
      assertSeven(ink(TestPictures.encode(image, "png")).ink(), "transparent, " + ink);
    }
  }

  @Test
  void aPhotographWithAShadowIsLevelled() throws Exception {
    BufferedImage photo = new BufferedImage(640, 640, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = photo.createGraphics();
    graphics.setPaint(
        new GradientPaint(0, 0, new Color(235, 230, 220), 640, 500, new Color(95, 92, 90)));
    graphics.fillRect(0, 0, 640, 640);
    TestPictures.drawSeven(graphics, 640, 640, new Color(40, 40, 70));
    graphics.dispose();
    Random noise = new Random(3);
    for (int i = 0; i < 640 * 640; i++) {
      Color c = new Color(photo.getRGB(i % 640, i / 640));
      int n = (int) Math.round(noise.nextGaussian() * 4);
      int level = Math.max(0, Math.min(255, c.getRed() + n));
      photo.setRGB(i % 640, i / 640, new Color(level, level, level).getRGB());
    }
    Ink ink = ink(TestPictures.encode(photo, "jpg"));
    assertEquals(Polarity.DARK_ON_LIGHT, ink.polarity());
    assertSeven(ink.ink(), "shadow");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void turnsPicturesAsTheCameraWasHeld(int orientation) throws Exception {
    BufferedImage upright = TestPictures.seven(200, 120, 1, Color.BLACK, Color.WHITE);
    byte[] plain = TestPictures.encode(asStored(upright, orientation), "jpg");
    Picture picture = PictureReader.read(withOrientation(plain, orientation), "photo");
    GrayImage expected = brightness(upright);
    assertEquals(200, picture.brightness().width());
    double difference = 0;
    for (int y = 0; y < 120; y++) {
      for (int x = 0; x < 200; x++) {
        difference += Math.abs(expected.get(x, y) - picture.brightness().get(x, y));
      }
    }
    assertTrue(difference / 24000 < 4, "mean difference " + difference / 24000);
  }

  /** How a camera stores a picture that is to be shown by {@code orientation} as it was. */
  private static BufferedImage asStored(BufferedImage seen, int orientation) {
    int w = seen.getWidth();
    int h = seen.getHeight();
    boolean swapped = orientation >= 5;
    BufferedImage stored = new BufferedImage(swapped ? h : w, swapped ? w : h, 1);
    for (int y = 0; y < h; y++) {
      for (int x = 0; x < w; x++) {
        // EXIF 2.3: which visual side row 0 and column 0 of the file are.
        int left = x;
        int right = w - 1 - x;
        int top = y;
        int bottom = h - 1 - y;
        int[] place =
            switch (orientation) {
              case 2 -> new int[] {right, top};
              case 3 -> new int[] {right, bottom};
              case 4 -> new int[] {left, bottom};
              case 5 -> new int[] {top, left};
              case 6 -> new int[] {top, right};
              case 7 -> new int[] {bottom, right};
              case 8 -> new int[] {bottom, left};
              default -> new int[] {left, top};
            };
        stored.setRGB(place[0], place[1], seen.getRGB(x, y));
      }
    }
    return stored;
  }

  private static byte[] withOrientation(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put(new byte[] {'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42}).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteBuffer all = ByteBuffer.allocate(jpeg.length + 36);
    all.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2);
    return all.array();
  }

  @Test
  void aHundredMegapixelsAreSubsampledOnReading() throws Exception {
    BufferedImage large =
        TestPictures.seven(
            10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY, Color.BLACK, Color.WHITE);
    Picture picture = PictureReader.read(TestPictures.encode(large, "png"), "large");
    assertEquals(10_000, picture.width());
    assertTrue(picture.brightness().width() <= 1600);
    assertSeven(InkExtractor.extract(picture.brightness(), Polarity.AUTO).ink(), "large");
  }

  @Test
  void polarityOfMnistIsMeasuredBothWays() throws Exception {
    ImageDataset test = RealData.load("mnist", Split.TEST);
    int wrong = 0;
    for (int i = 0; i < 1000; i++) {
      GrayImage image = test.image(i);
      wrong +=
          InkExtractor.extract(image, Polarity.AUTO).polarity() == Polarity.LIGHT_ON_DARK ? 0 : 1;
      wrong +=
          InkExtractor.extract(image.negated(), Polarity.AUTO).polarity() == Polarity.DARK_ON_LIGHT
              ? 0
              : 1;
      assertEquals(image, InkExtractor.extract(image, Polarity.AUTO).ink());
    }
    assertEquals(0, wrong);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    UserFacingException missing =
        assertThrows(UserFacingException.class, () -> PictureReader.read(Path.of("/nowhere.png")));
    assertTrue(missing.getMessage().contains("/nowhere.png"), missing.getMessage());
    assertThrows(UserFacingException.class, () -> PictureReader.read(Path.of("/")));
  }

  @Test
  void linesOfASinglePixelStayInLargePictures() throws Exception {
    for (int x = 1000; x < 1004; x++) {
      BufferedImage drawn = new BufferedImage(3500, 2500, BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 400; y < 2000; y++) {
        drawn.setRGB(x, y, 0xffffff);
      }
      GrayImage read = PictureReader.read(TestPictures.encode(drawn, "png"), "line").brightness();
      assertEquals(1167, read.width());
      int ink = 0;
      for (int i = 0; i < read.width(); i++) {
        ink += read.get(i, 400);
      }
      assertEquals(85, ink, "a third of white, in column " + x);
    }
  }
}
