package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.download.RawServer;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.synth.StrokeDigits;

/** Downloads of whole datasets, of the two forms that the public ones have. */
@Timeout(60)
class InstallerTest {

  private static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  @TempDir private Path home;
  private final ImageDataset train = StrokeDigits.images("train", 40, 1);
  private final ImageDataset test = StrokeDigits.images("test", 20, 2);
  private final Map<String, byte[]> unpacked = new LinkedHashMap<>();
  private final Map<String, byte[]> served = new LinkedHashMap<>();
  private DatasetFolders folders;

  @BeforeEach
  void files() {
    folders = new DatasetFolders(List.of(), home.resolve("data"));
    unpacked.put(NAMES.get(0), IdxFile.ofImages(train).toBytes());
    unpacked.put(NAMES.get(1), IdxFile.ofLabels(train).toBytes());
    unpacked.put(NAMES.get(2), IdxFile.ofImages(test).toBytes());
    unpacked.put(NAMES.get(3), IdxFile.ofLabels(test).toBytes());
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static byte[] transposed(byte[] pixels) {
    byte[] transposed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int inImage = i % 784;
      transposed[i - inImage + inImage % 28 * 28 + inImage / 28] = pixels[i];
    }
    return transposed;
  }

  private RawServer server() throws IOException {
    return new RawServer(
        (request, out) -> {
          byte[] file = served.get(request.path().substring(1));
          if (file == null) {
            RawServer.head(out, 404, "Content-Length: 0");
          } else {
            RawServer.file(file).to(request, out);
          }
        });
  }

  private PublicDatasets.Definition definition(
      String name, List<String> sums, int firstLabel, boolean transposed) {
    List<PublicDatasets.IdxName> files = new ArrayList<>();
    for (int i = 0; i < NAMES.size(); i++) {
      files.add(new PublicDatasets.IdxName(NAMES.get(i), sums.get(i)));
    }
    return PublicDatasetsDefinitionBuilder.builder()
        .name(name)
        .title(name)
        .description("")
        .classNames(train.classNames())
        .domain(Domain.DIGITS)
        .licence("none")
        .source("here")
        .trainingImages(40)
        .testImages(20)
        .files(files)
        .firstLabel(firstLabel)
        .transposed(transposed)
        .build();
  }

  /** Four gzipped files whose unpacked sums are known, as MNIST. */
  private Catalog gzipped(RawServer server) throws IOException {
    List<PublicDatasets.Archive> archives = new ArrayList<>();
    for (Map.Entry<String, byte[]> file : unpacked.entrySet()) {
      byte[] packed = gzip(file.getValue());
      served.put(file.getKey() + ".gz", packed);
      archives.add(
          new PublicDatasets.Archive(
              file.getKey() + ".gz",
              packed.length,
              "the mirror packs otherwise",
              List.of(URI.create("http://127.0.0.1:1/x"), server.uri("/" + file.getKey() + ".gz")),
              List.of(new PublicDatasets.Member("", "set", file.getKey()))));
    }
    List<String> sums = unpacked.values().stream().map(Sha256::of).toList();
    return catalog(new PublicDatasets(List.of(definition("set", sums, 0, false)), archives));
  }

  private Catalog catalog(PublicDatasets datasets) {
    return new Catalog(
        datasets,
        folders,
        new DrawingStore(home.resolve("drawings")),
        new CorrectionStore(home.resolve("corrections")),
        home.resolve("cache"));
  }

  private static Downloader downloader() {
    return new Downloader(Duration.ofSeconds(2), Duration.ofMillis(10));
  }

  private void assertNotThere(Catalog catalog) throws UserFacingException {
    assertFalse(catalog.find("set").isAvailable());
    assertThrows(UserFacingException.class, () -> catalog.load("set", Split.TRAIN));
    assertFalse(Files.exists(folders.own().resolve("set")));
  }

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

  private void ship(String name, byte[] content) throws IOException {
    Path shipped = Files.createDirectories(home.resolve("shipped/set"));
    Files.write(shipped.resolve(name + ".gz"), gzip(content));
    folders = folders.withShipped(home.resolve("shipped"));
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
    }
  }

  @Test
  void datasetsOfOnePackageAreNotDownloadedAtOnce() throws Exception {
    byte[] packed = gzip(unpacked.get(NAMES.get(0)));
    served.put("both.gz", packed);
    List<String> unknown = List.of("", "", "", "");
    try (RawServer server = server()) {
      PublicDatasets.Archive archive =
          new PublicDatasets.Archive(
              "both.gz",
              packed.length,
              Sha256.of(packed),
              List.of(server.uri("/both.gz")),
              List.of(
                  new PublicDatasets.Member("", "set", NAMES.get(0)),
                  new PublicDatasets.Member("", "other", NAMES.get(0))));
      Catalog catalog =
          catalog(
              new PublicDatasets(
                  List.of(
                      definition("set", unknown, 0, false), definition("other", unknown, 0, false)),
                  List.of(archive)));
      List<String> refused = new ArrayList<>();
      catalog.download(
          "set",
          downloader(),
          (done, total) ->
              refused.add(
                  assertThrows(
                          UserFacingException.class,
                          () -> catalog.download("other", downloader(), Progress.NONE))
                      .getMessage()));
      assertTrue(refused.get(0).contains("in another window"), refused.toString());
      catalog.download("other", downloader(), Progress.NONE);
    }
  }

  @Test
  void anUnknownSetAndOneThatIsMadeAreNotDownloaded() {
    Catalog catalog = catalog(PublicDatasets.standard());
    for (String name : List.of("nothing", "stroke-digits", "my-digits")) {
      assertThrows(
          UserFacingException.class, () -> catalog.download(name, downloader(), Progress.NONE));
    }
  }

  @Test
  void everyPublicDatasetHasMirrorsSumsAndNames() {
    PublicDatasets all = PublicDatasets.standard();
    assertEquals(
        List.of(
            "mnist",
            "fashion-mnist",
            "emnist-digits",
            "emnist-letters",
            "emnist-balanced",
            "kmnist",
            "qmnist"),
        all.datasets().stream().map(PublicDatasets.Definition::name).toList());
    for (PublicDatasets.Definition each : all.datasets()) {
      List<String> members =
          all.packagesOf(each.name()).stream()
              .flatMap(archive -> archive.members().stream())
              .filter(member -> member.dataset().equals(each.name()))
              .map(PublicDatasets.Member::file)
              .toList();
      assertEquals(each.files().stream().map(PublicDatasets.IdxName::name).toList(), members);
      assertFalse(each.licence().isBlank() || each.source().isBlank(), each.name());
    }
    for (PublicDatasets.Archive archive : all.packages()) {
      assertTrue(archive.mirrors().size() >= 2, archive.name() + " has a fallback");
      assertEquals(64, archive.sha256().length(), archive.name());
    }
  }
}
