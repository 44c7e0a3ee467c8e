package org.sketch28.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.app.datasets.DatasetsViewModel;
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

/** A download from the view's side: progress, Cancel, going on. No window is needed. */
class DownloadViewTest {

  @TempDir private Path home;
  private final ImageDataset images = StrokeDigits.images("images", 400, 1);
  private final ExecutorService receiver = Executors.newSingleThreadExecutor();
  private final List<String> messages = new CopyOnWriteArrayList<>();
  private DatasetsViewModel model;

  @AfterEach
  void close() {
    model.close();
    receiver.shutdownNow();
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private DatasetsViewModel model(RawServer server) throws IOException {
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

  private static void await(BooleanSupplier condition, String what) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "waited in vain: " + what);
      Thread.sleep(5);
    }
  }

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
          for (int i = from; i < content.length; i += 1000) {
            out.write(content, i, Math.min(1000, content.length - i));
            out.flush();
            Thread.sleep(from == 0 ? 20 : 0);
          }
        });
  }

  private void select(String name) throws InterruptedException {
    receiver.execute(model::refresh);
    await(() -> !model.items().isEmpty(), "the list");
    receiver.execute(
        () ->
            model.items().stream()
                .filter(item -> item.info().name().equals(name))
                .forEach(item -> model.selectedProperty().set(item)));
    await(
        () ->
            model.selectedProperty().get() != null
                && model.selectedProperty().get().info().name().equals(name),
        "selected");
  }

  @Test
  void aDownloadIsCancelledAndGoneOnWith() throws Exception {
    try (RawServer server = slow()) {
      model = model(server);
      select("set");
      await(() -> model.noticeProperty().get().contains("Download"), "says what to do");
      receiver.execute(model::download);
      await(() -> model.jobs().fractionProperty().get() > 0.1, "progress");
      receiver.execute(model.jobs()::cancel);
      await(() -> !model.jobs().runningProperty().get(), "cancelled");
      assertEquals(List.of(), messages, "Cancel is no error");
      assertFalse(Files.exists(home.resolve("data").resolve("set")));
      int before = server.requests().size();
      receiver.execute(model::download);
      await(() -> model.shownProperty().get() != null, "the images");
      assertTrue(server.requests().get(before).from() > 0, "went on where it stopped");
      assertTrue(model.shownProperty().get().images().sameContent(images));
    }
  }

  @Test
  void aMissingNetworkIsAMessage() throws Exception {
    RawServer server = slow();
    model = model(server);
    server.close();
    select("set");
    receiver.execute(model::download);
    await(() -> !messages.isEmpty(), "a message");
    assertTrue(messages.get(0).contains("is there a network?"), messages.toString());
    await(() -> !model.jobs().runningProperty().get(), "nothing goes on");
  }
}
