package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
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

/** What the tests of this subject have in common. */
@Timeout(60)
abstract class InstallerSteps {

  static final List<String> NAMES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  @TempDir Path home;
  final ImageDataset train = StrokeDigits.images("train", 40, 1);
  final ImageDataset test = StrokeDigits.images("test", 20, 2);
  final Map<String, byte[]> unpacked = new LinkedHashMap<>();
  final Map<String, byte[]> served = new LinkedHashMap<>();
  DatasetFolders folders;

  @BeforeEach
  void files() {
    folders = new DatasetFolders(List.of(), home.resolve("data"));
    unpacked.put(NAMES.get(0), IdxFile.ofImages(train).toBytes());
    unpacked.put(NAMES.get(1), IdxFile.ofLabels(train).toBytes());
    unpacked.put(NAMES.get(2), IdxFile.ofImages(test).toBytes());
    unpacked.put(NAMES.get(3), IdxFile.ofLabels(test).toBytes());
  }

  static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  static byte[] transposed(byte[] pixels) {
    byte[] transposed = new byte[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      int inImage = i % 784;
      transposed[i - inImage + inImage % 28 * 28 + inImage / 28] = pixels[i];
    }
    return transposed;
  }

  RawServer server() throws IOException {
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

  PublicDatasets.Definition definition(
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
  Catalog gzipped(RawServer server) throws IOException {
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

  Catalog catalog(PublicDatasets datasets) {
    return new Catalog(
        datasets,
        folders,
        new DrawingStore(home.resolve("drawings")),
        new CorrectionStore(home.resolve("corrections")),
        home.resolve("cache"));
  }

  static Downloader downloader() {
    return new Downloader(Duration.ofSeconds(2), Duration.ofMillis(10));
  }

  void assertNotThere(Catalog catalog) throws UserFacingException {
    assertFalse(catalog.find("set").isAvailable());
    assertThrows(UserFacingException.class, () -> catalog.load("set", Split.TRAIN));
    assertFalse(Files.exists(folders.own().resolve("set")));
  }

  void ship(String name, byte[] content) throws IOException {
    Path shipped = Files.createDirectories(home.resolve("shipped/set"));
    Files.write(shipped.resolve(name + ".gz"), gzip(content));
    folders = folders.withShipped(home.resolve("shipped"));
  }
}
