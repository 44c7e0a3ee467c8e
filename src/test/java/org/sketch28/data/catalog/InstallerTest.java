package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.download.RawServer;
import org.sketch28.data.format.IdxFile;

/** Downloads of whole datasets, of the two forms that the public ones have. */
class InstallerTest extends InstallerSteps {

  @Test
  void gzippedFilesAreCheckedByTheirContentAndThereAtOnce() throws Exception {
    try (RawServer server = server()) {
      Catalog catalog = gzipped(server);
      assertNotThere(catalog);
      catalog.download("set", downloader(), Progress.NONE);
      assertTrue(catalog.load("set", Split.TRAIN).sameContent(train));
      assertTrue(catalog.load("set", Split.TEST).sameContent(test));
      assertEquals(List.of(), ((PublicDataset) catalog.find("set")).check());
      catalog.remove("set");
      assertNotThere(catalog);
    }
  }

  @Test
  void aDownloadAddsTheTrainingPartToTheTestPartThatShips() throws Exception {
    ship(NAMES.get(2), unpacked.get(NAMES.get(2)));
    ship(NAMES.get(3), unpacked.get(NAMES.get(3)));
    try (RawServer server = server()) {
      Catalog catalog = gzipped(server);
      served.remove(NAMES.get(2) + ".gz");
      served.remove(NAMES.get(3) + ".gz");
      Dataset set = catalog.find("set");
      assertFalse(set.isAvailable());
      assertEquals(List.of(Split.TEST), set.availableSplits());
      assertTrue(set.load(Split.TEST).sameContent(test));
      UserFacingException offer =
          assertThrows(UserFacingException.class, () -> set.load(Split.TRAIN));
      assertTrue(offer.getMessage().contains("training part of set"), offer.getMessage());
      assertTrue(offer.getMessage().contains("sketch28 download set"), offer.getMessage());
      catalog.download("set", downloader(), Progress.NONE);
      assertEquals(List.of(Split.TRAIN, Split.TEST), set.availableSplits());
      assertTrue(catalog.load("set", Split.TRAIN).sameContent(train));
      assertTrue(Files.exists(folders.own().resolve("set").resolve(NAMES.get(2) + ".gz")));
      catalog.remove("set");
      assertEquals(List.of(Split.TEST), set.availableSplits());
    }
  }

  @Test
  void aShippedFileThatIsDamagedIsDownloaded() throws Exception {
    byte[] wrong = unpacked.get(NAMES.get(3)).clone();
    wrong[20] ^= 1;
    ship(NAMES.get(3), wrong);
    try (RawServer server = server()) {
      Catalog catalog = gzipped(server);
      catalog.download("set", downloader(), Progress.NONE);
      assertTrue(catalog.load("set", Split.TEST).sameContent(test));
    }
  }

  @Test
  void aWrongFileNamesItselfBothSumsAndWhatToDo() throws Exception {
    try (RawServer server = server()) {
      Catalog catalog = gzipped(server);
      byte[] wrong = unpacked.get(NAMES.get(2)).clone();
      wrong[100] ^= 1;
      served.put(NAMES.get(2) + ".gz", gzip(wrong));
      UserFacingException e =
          assertThrows(
              UserFacingException.class,
              () -> catalog.download("set", downloader(), Progress.NONE));
      assertTrue(e.getMessage().contains(NAMES.get(2)), e.getMessage());
      assertTrue(e.getMessage().contains(Sha256.of(unpacked.get(NAMES.get(2)))), e.getMessage());
      assertTrue(e.getMessage().contains(Sha256.of(wrong)), e.getMessage());
      assertTrue(e.getMessage().contains("import"), e.getMessage());
      assertNotThere(catalog);
    }
  }

  @Test
  void aPageInPlaceOfAFileIsNoDataset() throws Exception {
    try (RawServer server = server()) {
      Catalog catalog = gzipped(server);
      served.put(
          NAMES.get(0) + ".gz", "<html>Please log in</html>".getBytes(StandardCharsets.UTF_8));
      UserFacingException e =
          assertThrows(
              UserFacingException.class,
              () -> catalog.download("set", downloader(), Progress.NONE));
      assertTrue(e.getMessage().contains("cannot be unpacked"), e.getMessage());
      assertNotThere(catalog);
    }
  }

  @Test
  void aCancelledDownloadLeavesItsPartAndIsNoDataset() throws Exception {
    try (RawServer server = server()) {
      Catalog catalog = gzipped(server);
      long first = served.get(NAMES.get(0) + ".gz").length;
      assertThrows(
          CancellationException.class,
          () ->
              catalog.download(
                  "set",
                  downloader(),
                  (done, total) -> {
                    if (done > first) {
                      throw new CancellationException();
                    }
                  }));
      assertNotThere(catalog);
      int before = server.requests().size();
      catalog.download("set", downloader(), Progress.NONE);
      assertTrue(catalog.load("set", Split.TRAIN).sameContent(train));
      assertTrue(
          server.requests().subList(before, server.requests().size()).stream()
              .noneMatch(request -> request.path().contains(NAMES.get(0))),
          "the first file was there already");
    }
  }

  @Test
  void aZipOfTransposedFilesGivesTheRightImages() throws Exception {
    ImageDataset turned =
        new ImageDataset("turned", transposed(train.pixels()), train.labels(), train.classNames());
    byte[] labels = train.labels().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i]++;
    }
    ImageDataset fromOne =
        new ImageDataset("labels", train.pixels(), labels, ClassNames.numbers(11));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<PublicDatasets.Member> members = new ArrayList<>();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : NAMES) {
        zip.putNextEntry(new ZipEntry("gzip/" + name + ".gz"));
        IdxFile file =
            name.contains("images") ? IdxFile.ofImages(turned) : IdxFile.ofLabels(fromOne);
        zip.write(gzip(file.toBytes()));
        zip.closeEntry();
        members.add(new PublicDatasets.Member(name + ".gz", "set", name));
      }
    }
    served.put("all.zip", bytes.toByteArray());
    try (RawServer server = server()) {
      PublicDatasets.Archive archive =
          new PublicDatasets.Archive(
              "all.zip",
              bytes.size(),
              Sha256.of(bytes.toByteArray()),
              List.of(server.uri("/all.zip")),
              members);
      Catalog catalog =
          catalog(
              new PublicDatasets(
                  List.of(definition("set", List.of("", "", "", ""), 1, true)), List.of(archive)));
      catalog.download("set", downloader(), Progress.NONE);
      assertArrayEquals(train.pixels(), catalog.load("set", Split.TRAIN).pixels());
      assertArrayEquals(train.labels(), catalog.load("set", Split.TRAIN).labels());
      PublicDataset dataset = (PublicDataset) catalog.find("set");
      assertEquals(List.of(), dataset.check());
      Files.write(folders.own().resolve("set").resolve(NAMES.get(0) + ".gz"), gzip(new byte[9]));
      assertEquals(1, dataset.check().size(), "a file that was exchanged later is noticed");
      assertEquals(List.of(), dataset.unknown());
      Files.delete(folders.own().resolve("set").resolve("checksums.txt"));
      assertEquals(List.of(), dataset.check());
      assertEquals(4, dataset.unknown().size(), "files that nothing can be compared with");
    }
  }
}
