package org.sketch28.app.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.base.TestReceiver;
import org.sketch28.base.Sha256;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.catalog.PublicDatasetsDefinitionBuilder;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.download.RawServer;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.synth.StrokeDigits;

/** A download as the view sees it: progress, Cancel, resuming. No window is needed. */
class DownloadViewTest {

  @TempDir private Path home;
  private final ImageDataset images = StrokeDigits.images("images", 400, 1);
  private final TestReceiver receiver = new TestReceiver();
  private final List<String> messages = new ArrayList<>();

  /** The bytes that the server may send once it has sent half of a file. */
  private final Semaphore bytes = new Semaphore(0);

  /** Whether the server waits for {@link #bytes} at half of a file. */
  private volatile boolean held = true;

  private DatasetsViewModel viewModel;

  @AfterEach
  void close() {
    viewModel.close();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private DatasetsViewModel viewModel(RawServer server) throws IOException {
    List<PublicDatasets.IdxName> names = new ArrayList<>();
    List<PublicDatasets.Archive> archives = new ArrayList<>();
    for (String name : List.of("a-images", "a-labels", "b-images", "b-labels")) {
      byte[] content =
          (name.endsWith("images") ? IdxFile.ofImages(images) : IdxFile.ofLabels(images)).toBytes();
      names.add(new PublicDatasets.IdxName(name, Sha256.of(content)));
      archives.add(
          new PublicDatasets.Archive(
              name + ".gz",
              gzip(content).length,
              "",
              List.of(server.uri("/" + name)),
              List.of(new PublicDatasets.Member("", "set", name))));
    }
    PublicDatasets.Definition set =
        PublicDatasetsDefinitionBuilder.builder()
            .name("set")
            .title("A set")
            .description("")
            .classNames(images.classNames())
            .domain(Domain.DIGITS)
            .licence("")
            .source("")
            .trainingImages(400)
            .testImages(400)
            .files(names)
            .firstLabel(0)
            .transposed(false)
            .build();
    DrawingStore drawings = new DrawingStore(home.resolve("drawings"));
    Catalog catalog =
        new Catalog(
            new PublicDatasets(List.of(set), archives),
            new DatasetFolders(List.of(), home.resolve("data")),
            drawings,
            new CorrectionStore(home.resolve("corrections")),
            home.resolve("cache"));
    return new DatasetsViewModel(catalog, drawings, Tasks.receivedBy(receiver), messages::add);
  }

  /** Sends half of a file at once, and every further byte when the test allows it. */
  private RawServer slow() throws IOException {
    return new RawServer(
        (request, out) -> {
          byte[] content =
              gzip(
                  (request.path().endsWith("images")
                          ? IdxFile.ofImages(images)
                          : IdxFile.ofLabels(images))
                      .toBytes());
          int from = request.from();
          String length = "Content-Length: " + (content.length - from);
          String range = "Content-Range: bytes " + from + "-" + (content.length - 1) + "/*";
          RawServer.head(out, from == 0 ? 200 : 206, length, range, "ETag: \"x\"");
          int half = Math.max(from, content.length / 2);
          out.write(content, from, half - from);
          out.flush();
          int next = half;
          while (held && next < content.length) {
            bytes.acquire();
            out.write(content[next++]);
            out.flush();
          }
          out.write(content, next, content.length - next);
        });
  }

  /** Allows one byte if the server waits for it: progress is shown only when something arrives. */
  private void allowByte() {
    if (bytes.hasQueuedThreads() && bytes.availablePermits() == 0) {
      bytes.release();
    }
  }

  private void select(String name) throws InterruptedException {
    viewModel.refresh();
    receiver.pollUntil(() -> !viewModel.items().isEmpty(), "the list");
    viewModel.items().stream()
        .filter(item -> item.info().name().equals(name))
        .forEach(viewModel.selectedProperty()::set);
  }

  private void download() {
    viewModel.jobs().download(viewModel.selectedProperty().get());
  }

  private void awaitEnd(String what) throws InterruptedException {
    receiver.pollUntil(() -> !viewModel.jobs().runner().runningProperty().get(), what);
  }

  @Test
  void aCancelledDownloadIsResumed() throws Exception {
    try (RawServer server = slow()) {
      viewModel = viewModel(server);
      select("set");
      assertTrue(viewModel.noticeProperty().get().contains("Download"), "says what to do");
      download();
      receiver.pollUntil(
          () -> {
            allowByte();
            return viewModel.jobs().runner().fractionProperty().get() > 0.1;
          },
          "progress");
      viewModel.jobs().runner().cancel();
      held = false;
      bytes.release();
      awaitEnd("cancelled");
      assertEquals(List.of(), messages, "Cancel is not an error");
      assertFalse(Files.exists(home.resolve("data").resolve("set")));
      int before = server.requests().size();
      download();
      receiver.pollUntil(() -> viewModel.shownProperty().get() != null, "the images");
      assertTrue(server.requests().get(before).from() > 0, "resumed where it was cancelled");
      assertTrue(viewModel.shownProperty().get().images().sameContent(images));
    }
  }

  @Test
  void aMissingNetworkIsReported() throws Exception {
    RawServer server = slow();
    viewModel = viewModel(server);
    server.close();
    select("set");
    download();
    awaitEnd("failed");
    assertEquals(1, messages.size());
    assertTrue(messages.get(0).contains("is there a network?"), messages.toString());
  }
}
