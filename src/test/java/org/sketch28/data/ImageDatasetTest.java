package org.sketch28.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.preprocess.FashionPreprocessor;
import org.sketch28.image.preprocess.MnistPreprocessor;

/** Images in memory, their classes, their domain and their folders. */
class ImageDatasetTest {

  @TempDir private Path folder;

  private static ImageDataset images(int... labels) {
    byte[] pixels = new byte[labels.length * ImageDataset.PIXELS];
    byte[] bytes = new byte[labels.length];
    for (int i = 0; i < labels.length; i++) {
      pixels[i * ImageDataset.PIXELS] = (byte) (100 + i);
      bytes[i] = (byte) labels[i];
    }
    return new ImageDataset("images", pixels, bytes, List.of("a", "b", "c"));
  }

  @Test
  void imagesAreCountedSelectedAndJoined() {
    ImageDataset data = images(0, 2, 2, 1);
    assertEquals(4, data.size());
    assertArrayEquals(new int[] {1, 1, 2}, data.classCounts());
    assertEquals(102, data.image(2).get(0, 0));
    ImageDataset last = data.select("last", new int[] {3, 1});
    assertEquals("last (2 images)", last.toString());
    assertEquals(103, last.image(0).get(0, 0));
    assertEquals(1, last.label(0));
    ImageDataset joined = data.plus(last);
    assertEquals("images and last", joined.name());
    assertEquals(101, joined.image(5).get(0, 0));
    assertArrayEquals(new byte[] {0, 2, 2, 1, 1, 2}, joined.labels());
    assertThrows(IndexOutOfBoundsException.class, () -> data.image(4));
  }

  @Test
  void contentIsComparedApartFromIdentity() {
    ImageDataset data = images(0, 1);
    assertTrue(data.sameContent(images(0, 1)));
    assertFalse(data.sameContent(images(0, 2)));
    assertFalse(data.sameContent(images(0)));
    assertNotEquals(data, images(0, 1));
  }

  @Test
  void imagesOfOtherClassesAreNotJoinedAndPixelsMustMatchLabels() {
    ImageDataset other = new ImageDataset("x", new byte[784], new byte[1], ClassNames.DIGITS);
    assertThrows(IllegalArgumentException.class, () -> images(0).plus(other));
    assertThrows(
        IllegalArgumentException.class,
        () -> new ImageDataset("x", new byte[783], new byte[1], List.of("a")));
  }

  @Test
  void groupsGoWithSelectedImages() {
    ImageGroups groups =
        ImageGroups.ofWriters(new int[] {7, 3, 7}, new boolean[] {false, true, false});
    assertArrayEquals(new int[] {3, 7}, groups.distinct());
    ImageGroups selected = groups.select(new int[] {2, 1});
    assertEquals(2, selected.size());
    assertEquals(7, selected.group(0));
    assertTrue(selected.isVariant(1));
    assertEquals(Optional.empty(), selected.photographs());
    ImageGroups drawings = ImageGroups.ofPhotographs("photos", new int[] {4, -1});
    assertEquals(Optional.of("photos"), drawings.select(new int[] {0}).photographs());
    assertThrows(
        IllegalArgumentException.class, () -> ImageGroups.ofWriters(new int[2], new boolean[1]));
  }

  @Test
  void classNamesComeFromAFileOfLines() throws Exception {
    assertEquals(List.of(), ClassNames.read(folder));
    Files.write(folder.resolve(ClassNames.FILE), ClassNames.toBytes(List.of("é", "b c")));
    assertEquals(List.of("é", "b c"), ClassNames.read(folder));
    Files.writeString(folder.resolve(ClassNames.FILE), "a\n\n a \n");
    assertTrue(
        assertThrows(UserFacingException.class, () -> ClassNames.read(folder))
            .getMessage()
            .contains(ClassNames.FILE));
    Files.write(folder.resolve(ClassNames.FILE), new byte[] {(byte) 0xff});
    assertThrows(UserFacingException.class, () -> ClassNames.read(folder));
    for (List<String> bad : List.of(List.<String>of(), ClassNames.numbers(128))) {
      assertThrows(UserFacingException.class, () -> ClassNames.checked(bad, "here"));
    }
  }

  /** A value that names its domain after its preprocessing. */
  public record Named(@AsPreprocessing Domain domain) {}

  @Test
  void aDomainIsNamedAfterItsPreprocessingInFiles() throws Exception {
    ObjectMapper json = new ObjectMapper();
    String text = json.writeValueAsString(new Named(Domain.GARMENTS));
    assertEquals("{\"preprocessing\":\"fashion-mnist\"}", text);
    assertEquals(new Named(Domain.GARMENTS), json.readValue(text, Named.class));
    assertThrows(
        JsonMappingException.class, () -> json.readValue("{\"preprocessing\":\"x\"}", Named.class));
    assertEquals(Domain.DIGITS, Domain.named("mnist"));
    assertTrue(
        assertThrows(UserFacingException.class, () -> Domain.named("x"))
            .getMessage()
            .contains("fashion-mnist"));
  }

  @Test
  void theDomainOfClassesIsTheOneWhoseOwnTheyAre() {
    for (Domain domain : Domain.values()) {
      assertEquals(Optional.of(domain), Domain.ofClasses(domain.classNames()));
    }
    List<String> nine = ClassNames.DIGITS.subList(0, 9);
    assertEquals(Optional.empty(), Domain.ofClasses(nine));
  }

  @Test
  void aDomainHasItsPreprocessorClassesAndNames() {
    assertEquals(MnistPreprocessor.class, Domain.DIGITS.preprocessor().getClass());
    assertEquals(FashionPreprocessor.class, Domain.GARMENTS.preprocessor().getClass());
    assertEquals(ClassNames.GARMENTS, Domain.GARMENTS.classNames());
    assertEquals("my-digits", Domain.DIGITS.drawingsName());
    assertEquals("garments", Domain.GARMENTS.defaultModel());
  }

  @Test
  void sharedFoldersComeBeforeTheUsersOwn() throws Exception {
    Path shared = folder.resolve("shared");
    Path own = folder.resolve("own");
    DatasetFolders folders = new DatasetFolders(List.of(shared), own);
    assertEquals(Optional.empty(), folders.folder("set"));
    Path later = Files.createDirectories(own.resolve("set"));
    assertEquals(Optional.of(later), folders.folder("set"));
    Path plain = Files.createFile(later.resolve("x"));
    assertEquals(Optional.of(plain), folders.file("set", "x"));
    Path zipped = Files.createFile(Files.createDirectories(shared.resolve("set")).resolve("x.gz"));
    assertEquals(Optional.of(zipped), folders.file("set", "x"));
    assertEquals(Optional.of(shared.resolve("set")), folders.folder("set"));
    assertEquals("data", DatasetFolders.standard().own().getFileName().toString());
  }
}
