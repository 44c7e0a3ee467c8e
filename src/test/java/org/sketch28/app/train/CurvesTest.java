package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.catalog.Catalog;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.drawings.DrawingStore;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Smoothing, and curves of kept runs as files. */
@ExtendWith(ApplicationExtension.class)
class CurvesTest {

  @TempDir private Path home;
  private TrainViewModel model;
  private RunStore runs;
  private CurvesPane pane;

  @Start
  void start(Stage stage) {
    runs = new RunStore(home.resolve("runs"));
    Catalog catalog =
        new Catalog(
            PublicDatasets.standard(),
            new DatasetFolders(List.of(), home.resolve("data")),
            new DrawingStore(home.resolve("drawings")),
            new CorrectionStore(home.resolve("corrections")),
            home.resolve("cache"));
    model =
        new TrainViewModel(
            catalog, runs, home.resolve("models"), Tasks.onFxThread(), message -> {});
    pane = new CurvesPane(model);
    stage.setScene(new Scene(pane, 700, 500));
    stage.show();
  }

  @Stop
  void stop() {
    model.close();
  }

  @Test
  void smoothingHasNoBiasOfItsStart() {
    Series series = new Series();
    for (int i = 0; i < 1000; i++) {
      series.add(i, 3);
    }
    assertEquals(3, series.smooth(0), 1e-5);
    assertEquals(3, series.smooth(999), 1e-5);
    assertEquals(500, series.from(499.5));
    assertEquals(1000, series.from(5000));
  }

  @Test
  void curvesOfKeptRunsBecomeFiles(FxRobot robot) throws Exception {
    List<RunInfo> made = new ArrayList<>();
    TrainingData data = SyntheticData.few();
    for (int n = 0; n < 10; n++) {
      RunInfo run = runs.create("run " + n, data, Preset.QUICK.config(Domain.DIGITS));
      Files.writeString(
          home.resolve("runs").resolve(run.id()).resolve("history.ndjson"),
          "[\"b\",1,2.5,0.1,0.001]\n[\"b\",2,2.0,0.3,0.001]\n"
              + "[\"e\",1,2,2.25,0.2,1.5,0.5,true,3.0]\n[\"b\",3,1.");
      made.add(run);
    }
    robot.interact(() -> model.kept().overlay(made));
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> model.kept().overlaid().size() == 8);
    WritableImage[] image = new WritableImage[1];
    byte[][] files = new byte[2][];
    Locale before = Locale.getDefault();
    try {
      // Where a decimal comma is the custom.
      Locale.setDefault(Locale.GERMANY);
      robot.interact(
          () -> {
            pane.refresh();
            image[0] = pane.snapshot(null, null);
            files[0] = CurveExport.csv(pane);
            files[1] = CurveExport.svg(pane);
          });
    } finally {
      Locale.setDefault(before);
    }
    List<String> lines = new String(files[0], StandardCharsets.UTF_8).lines().toList();
    assertEquals("measure,curve,step,value", lines.get(0));
    assertEquals(1 + 2 * 8 * 3, lines.size(), "eight runs, two steps and one epoch each, twice");
    assertTrue(lines.contains("LOSS,\"run 3\",2,1.5"), lines.toString());
    NodeList polylines =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(files[1]))
            .getElementsByTagName("polyline");
    assertEquals(2 * 8 * 2, polylines.getLength());
    String points = ((Element) polylines.item(0)).getAttribute("points");
    assertTrue(points.matches("([0-9.]+,[0-9.]+ )+"), points);
    assertEquals(700, ImageIO.read(new ByteArrayInputStream(CurveExport.png(image[0]))).getWidth());
  }
}
