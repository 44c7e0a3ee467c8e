package org.sketch28.app.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.paint.Color;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.base.ManualTasks;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.CurveChart;
import org.sketch28.app.control.CurvePoints;
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
      Files.writeString(home.resolve("runs").resolve(run.id()).resolve("history.ndjson"), HISTORY);
      runs.add(run);
    }
    viewModel = new TrainViewModel(workspace, ManualTasks.direct(new ArrayList<>()), message -> {});
    selection = new CurveSelection(viewModel);
  }

  @AfterEach
  void close() {
    viewModel.close();
    Locale.setDefault(locale);
  }

  private List<String> names(RunCurves.Measure measure) {
    return selection.titled(measure).stream().map(CurveChart.Curve::name).toList();
  }

  @Test
  void oneRunIsShownWithRawAndSmoothedBatchesAndValidation() {
    viewModel.history().overlay(runs.subList(3, 4));
    List<CurveChart.Curve> curves = selection.curves(RunCurves.Measure.LOSS);
    assertEquals(List.of("", "training", "validation"), names(RunCurves.Measure.LOSS));
    assertEquals(2.5, curves.get(0).points().y(0));
    assertTrue(curves.get(1).points().y(1) > curves.get(0).points().y(1), "smoothed");
    assertEquals(2, curves.get(2).points().x(0));
    assertEquals(2, curves.get(2).mark(), "the best epoch");
    assertEquals(List.of(Messages.text("train.curve.RATE")), names(RunCurves.Measure.RATE));
    selection.smoothingProperty().set(0);
    CurvePoints rough = selection.curves(RunCurves.Measure.LOSS).get(1).points();
    assertEquals(2.0, rough.y(1));
  }

  @Test
  void trainingIsDashedAndValidationSolidInTheColourOfTheRun() {
    viewModel.history().overlay(runs.subList(0, 2));
    List<CurveChart.Curve> curves = selection.curves(RunCurves.Measure.ACCURACY);
    assertEquals(
        List.of("run 0, training", "run 0, validation", "run 1, training", "run 1, validation"),
        names(RunCurves.Measure.ACCURACY));
    assertTrue(curves.get(0).style().dashes().length > 0);
    assertEquals(0, curves.get(1).style().dashes().length);
    assertEquals(curves.get(0).color(), curves.get(1).color());
    assertNotEquals(curves.get(1).color(), curves.get(2).color());
  }

  @Test
  void aRunKeepsItsColourInEveryComparison() {
    viewModel.history().overlay(runs.subList(0, 3));
    selection.runs();
    Color third = selection.color(runs.get(2));
    viewModel.history().overlay(runs.subList(2, 9));
    selection.runs();
    assertEquals(third, selection.color(runs.get(2)));
    assertEquals(
        7, runs.subList(2, 9).stream().map(selection::color).distinct().count(), "told apart");
  }

  @Test
  void whatIsHiddenIsNotShown() {
    viewModel.history().overlay(runs.subList(0, 2));
    selection.setShown(RunCurves.Part.TRAINING, false);
    assertEquals(List.of("run 0, validation", "run 1, validation"), names(RunCurves.Measure.LOSS));
    assertEquals(2, names(RunCurves.Measure.RATE).size(), "the rate is no measurement");
    selection.setShown(runs.get(0), false);
    assertEquals(List.of("run 1, validation"), names(RunCurves.Measure.LOSS));
    selection.setShown(RunCurves.Part.TRAINING, true);
    selection.setShown(runs.get(0), true);
    assertEquals(4, names(RunCurves.Measure.LOSS).size());
  }

  @Test
  void theAxisShowsEpochsOrSeconds() {
    viewModel.history().overlay(runs.subList(0, 1));
    selection.axisProperty().set(CurveAxis.EPOCH);
    CurvePoints training = selection.curves(RunCurves.Measure.LOSS).get(0).points();
    assertEquals(0.5, training.x(0));
    assertEquals(1, selection.curves(RunCurves.Measure.LOSS).get(2).mark());
    selection.axisProperty().set(CurveAxis.SECONDS);
    training = selection.curves(RunCurves.Measure.LOSS).get(0).points();
    assertEquals(1.5, training.x(0), "half of the epoch's three seconds");
    assertEquals(1, training.from(2));
    assertEquals(3, selection.curves(RunCurves.Measure.LOSS).get(2).points().x(0));
  }

  @Test
  void aRunIsNamedWithItsTimeWhereAnotherHasItsTitle() {
    viewModel.history().rename(runs.get(1), "run 0", "");
    viewModel
        .history()
        .overlay(
            viewModel.history().all().stream().filter(run -> run.title().equals("run 0")).toList());
    assertTrue(
        names(RunCurves.Measure.LOSS).stream()
            .allMatch(name -> name.matches("run 0 \\d+ \\w+ [\\d:]+, \\w+")),
        names(RunCurves.Measure.LOSS).toString());
  }

  @Test
  void theTableHasEveryPointOfTheCurvesThatAreShown() {
    viewModel.history().overlay(runs);
    List<String> lines =
        new String(CurveExport.csv(CurveAxis.STEP, selection.copy()), StandardCharsets.UTF_8)
            .lines()
            .toList();
    assertEquals("measure,curve,step,value", lines.get(0));
    assertEquals(
        1 + 8 * (2 * 3 + 2), lines.size(), "eight runs: two steps and one epoch twice, two rates");
    assertTrue(lines.contains("LOSS,\"run 3, validation\",2,1.5"), lines.toString());
  }

  @Test
  void theDrawingHasALineForEachCurve() throws Exception {
    viewModel.history().overlay(runs);
    NodeList lines =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(CurveExport.svg(selection.copy())))
            .getElementsByTagName("polyline");
    assertEquals(8 * (2 * 2 + 1), lines.getLength());
    assertEquals("7.0 4.0", ((Element) lines.item(0)).getAttribute("stroke-dasharray"));
    String points = ((Element) lines.item(0)).getAttribute("points");
    assertTrue(points.matches("([0-9.]+,[0-9.]+ )+"), points);
  }
}
