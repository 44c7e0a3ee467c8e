package org.sketch28.data.drawings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.preprocess.MnistPreprocessor;

/** The user's own work outlives whatever happens. */
class DrawingStoreTest {

  @TempDir private Path folder;
  private DrawingStore store;

  @BeforeEach
  void store() {
    store = new DrawingStore(folder);
  }

  private static SavedDrawing add(DrawingStore store, int digit, long seed)
      throws UserFacingException {
    Drawing drawing = StrokeDigits.drawing(digit, new SplittableRandom(seed));
    GrayImage image = new MnistPreprocessor().apply(drawing).result();
    return store.add(Domain.DIGITS, Integer.toString(digit), drawing, image);
  }

  @Test
  void aDrawingComesBackStrokeByStroke() throws Exception {
    SavedDrawing seven = add(store, 7, 1);
    Drawing over =
        new Drawing(
            Optional.of(GrayImage.of(60, 40, (x, y) -> 3 * x + y)), seven.drawing().strokes());
    SavedDrawing picture = store.add(Domain.GARMENTS, "Bag", over, seven.image());
    assertEquals(List.of(seven), store.list(Domain.DIGITS));
    assertEquals(List.of(picture), store.list(Domain.GARMENTS));
  }

  @Test
  void aLabelIsCorrectedAndADrawingRemovedAndBroughtBack() throws Exception {
    SavedDrawing seven = add(store, 7, 1);
    SavedDrawing one = store.relabel(seven.id(), "1");
    assertEquals(List.of(one), new DrawingStore(folder).list(Domain.DIGITS));
    assertEquals("1", one.label());
    store.remove(seven.id());
    assertEquals(List.of(), store.list(Domain.DIGITS));
    assertThrows(UserFacingException.class, () -> store.relabel(seven.id(), "2"));
    store.restore(seven.id());
    assertEquals(List.of(one), store.list(Domain.DIGITS));
  }

  @Test
  void aDamagedFileIsLeftOutAndHarmsNoOther() throws Exception {
    SavedDrawing good = add(store, 3, 1);
    SavedDrawing cut = add(store, 4, 2);
    Path file = folder.resolve(cut.id() + ".json");
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    Files.writeString(folder.resolve("foreign.json"), "{\"collection\":\"DIGITS\"}");
    Files.writeString(folder.resolve(".half.json.part"), "{");
    assertEquals(List.of(good), store.list(Domain.DIGITS));
  }

  private static ProcessBuilder writer(Path folder, String... prefix) {
    List<String> command = new ArrayList<>(List.of(prefix));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            // Otherwise it may print that another Java has the same number, as in a container.
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            Writer.class.getName(),
            folder.toString()));
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  /** Adds and relabels as fast as it can, and prints what is certain to be on the disk. */
  public static final class Writer {
    private static final Drawing LINES = StrokeDigits.drawing(8, new SplittableRandom(1));

    private Writer() {}

    public static void main(String[] arguments) {
      DrawingStore store = new DrawingStore(Path.of(arguments[0]));
      try {
        for (int i = 0; i < 2000; i++) {
          SavedDrawing saved =
              store.add(Domain.DIGITS, Integer.toString(i % 10), LINES, GrayImage.blank(28, 28));
          System.out.println("added " + saved.id() + " " + saved.label());
          String label = Integer.toString((i + 1) % 10);
          store.relabel(saved.id(), label);
          System.out.println("added " + saved.id() + " " + label);
        }
      } catch (UserFacingException e) {
        System.out.println("refused " + e.getMessage());
      }
    }
  }

  /** Two programs write at once; both are killed in the middle of it, several times over. */
  @Test
  void whatWasSaidToBeSavedIsThereAfterAKill() throws Exception {
    SplittableRandom random = new SplittableRandom(7);
    List<String> said = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      List<Process> writers = List.of(writer(folder).start(), writer(folder).start());
      for (Process writer : writers) {
        BufferedReader out =
            new BufferedReader(
                new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
        for (int lines = 20 + random.nextInt(40); lines > 0; lines--) {
          said.add(out.readLine());
        }
      }
      for (Process writer : writers) {
        writer.destroyForcibly();
        assertTrue(writer.waitFor(20, TimeUnit.SECONDS));
      }
    }
    List<SavedDrawing> saved = store.list(Domain.DIGITS);
    for (String line : said) {
      assertTrue(line.startsWith("added "), line);
      String id = line.split(" ", -1)[1];
      assertTrue(saved.stream().anyMatch(drawing -> drawing.id().equals(id)), line);
    }
    try (var files = Files.list(folder)) {
      long whole =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".json") && !name.startsWith("."))
              .count();
      assertEquals(whole, saved.size(), "every file that has a drawing's name is a whole one");
    }
  }

  /** No file may be longer than 1 kB, which stops a write in its middle, as a full disk does. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aDiskThatTakesNoMoreIsReportedAndLosesNothing() throws Exception {
    SavedDrawing before = add(store, 5, 1);
    Process writer =
        writer(folder, "bash", "-c", "trap '' XFSZ; ulimit -f 1; exec \"$@\"", "limited").start();
    String out = new String(writer.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(writer.waitFor(20, TimeUnit.SECONDS));
    assertTrue(out.contains("refused Your drawing could not be saved"), out);
    assertEquals(List.of(before), store.list(Domain.DIGITS));
    assertNoHalfFiles();
  }

  private void assertNoHalfFiles() throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(
          List.of(),
          files.filter(file -> file.getFileName().toString().endsWith(".part")).toList());
    }
  }
}
