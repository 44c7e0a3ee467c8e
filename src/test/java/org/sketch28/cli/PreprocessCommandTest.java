package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.TestPictures;

class PreprocessCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.empty();

  @Test
  void writesTheImageAndEveryStep() throws Exception {
    CommandRunner.Result result =
        commands.run(
            "preprocess",
            commands.seven(),
            "-o",
            commands.path("out.png"),
            "--steps",
            commands.path("steps"));
    assertEquals(0, result.code(), result.err());
    BufferedImage image = ImageIO.read(commands.folder().resolve("out.png").toFile());
    assertEquals(28, image.getWidth());
    assertEquals(28, image.getHeight());
    try (Stream<Path> files = Files.list(commands.folder().resolve("steps"))) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertTrue(names.size() >= 4, names.toString());
      assertTrue(names.get(0).startsWith("1-"), names.toString());
    }
  }

  @Test
  void thePolarityMayBeGiven() throws Exception {
    String white =
        commands.picture(
            "white.png",
            TestPictures.seven(160, 160, BufferedImage.TYPE_INT_RGB, Color.WHITE, Color.BLACK));
    commands.run("preprocess", commands.seven(), "-o", commands.path("dark.png"));
    commands.run(
        "preprocess", white, "-o", commands.path("light.png"), "--polarity", "light_on_dark");
    int[] dark = pixels("dark.png");
    int[] light = pixels("light.png");
    double difference = 0;
    for (int i = 0; i < dark.length; i++) {
      difference += Math.abs(dark[i] - light[i]) / (double) dark.length;
    }
    assertTrue(difference < 8, "of 255: " + difference);
  }

  private int[] pixels(String name) throws Exception {
    return ImageIO.read(commands.folder().resolve(name).toFile())
        .getRaster()
        .getPixels(0, 0, 28, 28, (int[]) null);
  }

  @Test
  void thePreprocessingOfGarmentsFillsShapes() throws Exception {
    CommandRunner.Result result =
        commands.run(
            "preprocess",
            commands.seven(),
            "-o",
            commands.path("out.png"),
            "--preprocessing",
            "fashion-mnist");
    assertEquals(0, result.code(), result.err());
    assertTrue(Files.exists(commands.folder().resolve("out.png")));
  }

  @Test
  void aBlankPictureAndAMissingFileAreErrors() throws Exception {
    BufferedImage blank = new BufferedImage(50, 50, BufferedImage.TYPE_INT_RGB);
    CommandRunner.Result result =
        commands.run(
            "preprocess", commands.picture("blank.png", blank), "-o", commands.path("out.png"));
    assertEquals(1, result.code());
    assertTrue(result.err().contains("blank.png is blank"), result.err());
    assertFalse(Files.exists(commands.folder().resolve("out.png")));
    assertEquals(1, commands.run("preprocess", commands.path("none.png"), "-o", "out.png").code());
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed() throws Exception {
    String file = commands.file("file", "in the way");
    CommandRunner.Result result =
        commands.run("preprocess", commands.seven(), "-o", file + "/out.png");
    assertEquals(1, result.code());
    assertTrue(result.err().startsWith("sketch28: Cannot write " + file), result.err());
  }

  @Test
  void anUnknownPreprocessingIsWrongUse() throws Exception {
    CommandRunner.Result result =
        commands.run("preprocess", commands.seven(), "-o", "x.png", "--preprocessing", "none");
    assertEquals(2, result.code());
    assertTrue(result.err().contains("mnist, fashion-mnist"), result.err());
    assertEquals(
        2, commands.run("preprocess", commands.seven(), "-o", "x", "--polarity", "x").code());
  }
}
