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
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.data.Domain;
import org.sketch28.train.Preset;
import org.sketch28.train.SyntheticData;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunStore;
import org.sketch28.train.run.TrainingData;
import org.sketch28.workspace.Workspace;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Which curves are shown, and their export as a table and as vectors. */
class CurveExportTest {

  private static final String HISTORY =
      "[\"b\",1,2.5,0.1,0.001]\n[\"b\",2,2.0,0.3,0.001]\n"
          + "[\"e\",1,2,2.25,0.2,1.5,0.5,true,3.0]\n[\"b\",3,1.";

  @TempDir private Path home;
  private final List<RunInfo> runs = new ArrayList<>();
  private final Locale locale = Locale.getDefault();
  private TrainViewModel viewModel;
  private CurveSelection selection;

  @BeforeEach
  void tenRunsWhereADecimalCommaIsTheCustom() throws Exception {
    Locale.setDefault(Locale.GERMANY);
    Workspace workspace = Workspace.in(home);
    RunStore store = workspace.runs();
    TrainingData data = SyntheticData.few();
    for (int n = 0; n < 10; n++) {
      RunInfo run = store.create("run " + n, data, Preset.QUICK.config(Domain.DIGITS));
      Files.writeString(
          home.resolve("runs").resolve(run.id()).resolve("history.ndjson"), HISTORY);
      runs.add(run);
    }
    viewModel =
        new TrainViewModel(
            workspace.catalog(),
            store,
            workspace.ownModels(),
            ManualTasks.direct(new ArrayList<>()),
            message -> {});
    selection = new CurveSelection(viewModel);
  }

  @AfterEach
  void close() {
    viewModel.close();
    Locale.setDefault(locale);
  }

  @Test
  void oneRunIsShownWithRawAndSmoothedBatchesAndValidation() {
    viewModel.history().overlay(runs.subList(3, 4));
    List<CurveChart.Curve> curves = selection.curves(RunCurves.Measure.LOSS);
    assertEquals(
        List.of(
            "", Messages.text("train.curve.training"), Messages.text("train.curve.validation")),
        curves.stream().map(CurveChart.Curve::name).toList());
    assertEquals(2.5, curves.get(0).points().y(0));
    assertTrue(curves.get(1).points().y(1) > curves.get(0).points().y(1), "smoothed");
    assertEquals(2, curves.get(2).points().x(0));
    assertEquals(2, curves.get(2).mark(), "the best epoch");
  }

  @Test
  void severalRunsAreToldApartByTitle() {
    viewModel.history().overlay(runs.subList(0, 2));
    assertEquals(
        List.of("", "run 0", "", "run 1"),
        selection.curves(RunCurves.Measure.ACCURACY).stream()
            .map(CurveChart.Curve::name)
            .toList());
  }

  @Test
  void theTableHasEveryPointOfTheCurvesThatAreShown() {
    viewModel.history().overlay(runs);
    List<String> lines =
        new String(CurveExport.csv(selection::curves), StandardCharsets.UTF_8).lines().toList();
    assertEquals("measure,curve,step,value", lines.get(0));
    assertEquals(1 + 2 * 8 * 3, lines.size(), "eight runs, two steps and one epoch each, twice");
    assertTrue(lines.contains("LOSS,\"run 3\",2,1.5"), lines.toString());
  }

  @Test
  void theDrawingHasALineForEachCurve() throws Exception {
    viewModel.history().overlay(runs);
    NodeList lines =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(CurveExport.svg(selection::curves)))
            .getElementsByTagName("polyline");
    assertEquals(2 * 8 * 2, lines.getLength());
    String points = ((Element) lines.item(0)).getAttribute("points");
    assertTrue(points.matches("([0-9.]+,[0-9.]+ )+"), points);
  }
}
