package org.sketch28.evaluate.strokes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.synth.PenDigits;
import org.sketch28.evaluate.strokes.StrokeEvaluation.Group;
import org.sketch28.evaluate.strokes.StrokeEvaluation.Settings;
import org.sketch28.image.preprocess.FashionPreprocessor;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.image.preprocess.Preprocessor;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.workspace.Workspace;

class StrokeEvaluationTest {

  private static final StrokeEvaluation.Counts FEW = new StrokeEvaluation.Counts(50, 8);

  @TempDir private Path folder;
  private Workspace workspace;
  private List<PenDigits.Sample> samples;

  @BeforeEach
  void open() throws Exception {
    workspace = Workspace.in(folder);
    SyntheticDatasets.addPenDigits(workspace, 1, 5);
    SyntheticDatasets.addQuickDraw(
        workspace, "cat", "house", "t-shirt", "pants", "shoe", "flip flops");
    for (String name : List.of("mnist", "fashion-mnist")) {
      SyntheticDatasets.addPublic(workspace, name, SyntheticDatasets.digits());
    }
    samples =
        PenDigits.read(workspace.datasets().file(PenDigits.FOLDER, PenDigits.FILE).orElseThrow());
  }

  private Recognizer recognizer(Preprocessor preprocessor, List<String> classNames)
      throws UserFacingException {
    return new Recognizer(
        workspace.models().find("digits"),
        preprocessor,
        new TemplateClassifier(preprocessor, samples, classNames));
  }

  private List<Metric> measure(Recognizer recognizer, Settings settings)
      throws UserFacingException {
    List<Metric> metrics = new ArrayList<>();
    new StrokeEvaluation(recognizer, workspace.catalog(), settings, FEW, metrics::add).run();
    return metrics;
  }

  private static Metric find(List<Metric> metrics, String measure) {
    return metrics.stream()
        .filter(metric -> metric.measure().equals(measure))
        .findFirst()
        .orElseThrow(() -> new AssertionError(measure + " is not among " + metrics));
  }

  private static Settings only(Group first, Group... more) {
    return new Settings(EnumSet.of(first, more), PenDigits.LEFT_OUT, false);
  }

  @Test
  void drawingsThatAreTheTemplatesAreAllCorrectAndAccepted() throws Exception {
    List<Metric> metrics =
        measure(recognizer(new MnistPreprocessor(), ClassNames.DIGITS), only(Group.DRAWINGS));
    Metric accuracy = find(metrics, "pen digits of writers left out");
    assertEquals(1, accuracy.value());
    assertEquals(20, accuracy.count(), "of one writer only");
    assertEquals(1, accuracy.high(), 1e-9);
    assertTrue(accuracy.low() < 1, "20 drawings do not prove that all others are correct");
    assertEquals(1, find(metrics, "pen digits accepted").value());
    assertEquals(2, metrics.size());
  }

  @Test
  void rotationAndSizeCostMoreTheStrongerTheyAre() throws Exception {
    List<Metric> metrics =
        measure(
            recognizer(new MnistPreprocessor(), ClassNames.DIGITS),
            only(Group.ROTATION, Group.SIZE, Group.WIDTH));
    assertTrue(
        find(metrics, "cost of rotation by -15.0°").value()
            > find(metrics, "cost of rotation by -7.5°").value());
    assertEquals(
        0,
        find(metrics, "cost of 1.0 times the size, anywhere").value(),
        "preprocessing centres drawings and scales them");
    assertTrue(metrics.stream().anyMatch(m -> m.measure().startsWith("cost of a brush of ")));
    assertTrue(Double.isNaN(metrics.get(2).low()), "costs have no interval");
  }

  @Test
  void thePlainPipelineDoesNotCentreDrawings() throws Exception {
    Recognizer recognizer = recognizer(new MnistPreprocessor(), ClassNames.DIGITS);
    double own = measure(recognizer, only(Group.DRAWINGS)).get(0).value();
    double plain =
        measure(recognizer, new Settings(Set.of(Group.DRAWINGS), PenDigits.LEFT_OUT, true))
            .get(0)
            .value();
    assertTrue(plain < own, plain + " with the plain pipeline, " + own + " without");
  }

  @Test
  void otherDrawingsAreDistinguishedAndProbabilitiesCompared() throws Exception {
    List<Metric> metrics =
        measure(
            recognizer(new MnistPreprocessor(), ClassNames.DIGITS),
            only(Group.UNKNOWN, Group.CALIBRATION, Group.WIDTH));
    Metric others = find(metrics, "AUROC of pen digits against drawings of other things");
    assertEquals(2, others.count(), "garments are not other things");
    assertEquals(1, others.value());
    assertEquals(Metric.Unit.AREA, others.unit());
    assertEquals(0, find(metrics, "drawings of other things accepted").value());
    assertEquals(0, find(metrics, "ECE on pen digits").value(), 0.05);
    assertEquals(50, find(metrics, "MNIST test accuracy").count());
    assertTrue(metrics.stream().anyMatch(m -> m.measure().startsWith("cost of MNIST test images")));
  }

  @Test
  void numbersComposedOfTemplatesAreRead() throws Exception {
    List<Metric> metrics =
        measure(recognizer(new MnistPreprocessor(), ClassNames.DIGITS), only(Group.NUMBERS));
    assertEquals(24, find(metrics, "whole numbers of 2 to 4 digits").count());
    assertEquals(6, find(metrics, "the same as pictures").count());
    assertTrue(find(metrics, "whole numbers of 2 digits").value() > 0.5, metrics.toString());
    assertEquals(20, find(metrics, "single digits read as numbers").count());
  }

  @Test
  void composedNumbersHaveTheirDigitsSideBySide() {
    NumberComposer composer = new NumberComposer(samples, 1);
    for (int i = 0; i < 10; i++) {
      NumberComposer.Composed number = composer.compose(3);
      assertTrue(number.text().matches("[0-9]{3}"));
      assertEquals(
          number.text().chars().map(digit -> strokesOf(digit - '0')).sum(),
          number.drawing().strokes().size());
      assertTrue(
          number.drawing().strokes().stream()
              .flatMap(stroke -> stroke.points().stream())
              .allMatch(point -> point.x() >= 0 && point.x() <= 280));
    }
  }

  /** The number of strokes of a digit, which is the same in all samples. */
  private int strokesOf(int digit) {
    return samples.stream()
        .filter(sample -> sample.digit() == digit)
        .findFirst()
        .orElseThrow()
        .drawing()
        .strokes()
        .size();
  }

  @Test
  void garmentsAreJudgedByTheirWords() throws Exception {
    List<Metric> metrics =
        measure(
            recognizer(new FashionPreprocessor(), ClassNames.GARMENTS),
            only(Group.DRAWINGS, Group.UNKNOWN, Group.CALIBRATION));
    Metric strict = find(metrics, "garment drawings, strict");
    Metric lenient = find(metrics, "garment drawings, lenient");
    assertEquals(4, strict.count());
    assertTrue(lenient.value() > strict.value());
    assertEquals(1, find(metrics, "pants, strict").count());
    assertEquals(50, find(metrics, "Fashion-MNIST test accuracy").count());
    assertEquals(
        2, find(metrics, "AUROC of garment drawings against drawings of other things").count());
  }

  @Test
  void groupsThatAreNotAskedForAreNotMeasured() throws Exception {
    List<Metric> metrics =
        measure(recognizer(new FashionPreprocessor(), ClassNames.GARMENTS), only(Group.ROTATION));
    assertEquals(List.of(), metrics);
  }

  @Test
  void otherClassesAreRefused() throws Exception {
    List<String> letters = IntStream.range(0, 10).mapToObj(i -> "" + (char) ('a' + i)).toList();
    Recognizer recognizer = recognizer(new MnistPreprocessor(), letters);
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> measure(recognizer, Settings.all()));
    assertTrue(refused.getMessage().contains("digits and garments only"), refused.getMessage());
    assertFalse(refused.getMessage().contains("null"), refused.getMessage());
  }
}
