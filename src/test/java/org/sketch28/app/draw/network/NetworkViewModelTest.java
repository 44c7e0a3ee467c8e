package org.sketch28.app.draw.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.Calibration;
import org.sketch28.model.Classifier;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.PreparedClassifier;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.units.Stage;
import org.sketch28.model.units.Unit;

class NetworkViewModelTest {

  private static final ImageDataset DIGITS = StrokeDigits.images("digits", 250, 3);
  private static final ModelStore SHIPPED = new ModelStore(List.of(Path.of("models")));

  private final WaitingQuestions questions = new WaitingQuestions();
  private Recognizer recognizer;
  private final NetworkViewModel viewModel =
      new NetworkViewModel(questions, model -> Optional.of(DIGITS));

  @AfterEach
  void close() {
    recognizer.close();
  }

  private void use(Classifier classifier) throws UserFacingException {
    recognizer = new Recognizer(SHIPPED.find("digits"), new MnistPreprocessor(), classifier);
    questions.setModel(recognizer);
  }

  private void open(Architecture architecture) throws UserFacingException {
    use(RandomNetworks.create(architecture));
    viewModel.shownProperty().set(true);
    viewModel.show(DIGITS.image(0), true);
    questions.answerAll();
  }

  private Diagram diagram() {
    return viewModel.viewProperty().get().diagram().orElseThrow();
  }

  private UnitDetail detail() {
    return viewModel.detailProperty().get().orElseThrow();
  }

  private static float[] logits(Classifier classifier, GrayImage image) {
    return classifier.predict(image).probabilities();
  }

  @Test
  void aClosedPanelAsksNothing() throws Exception {
    use(RandomNetworks.create(Architecture.LENET5));
    viewModel.show(DIGITS.image(0), true);
    assertTrue(questions.isEmpty());
    assertTrue(viewModel.viewProperty().get().diagram().isEmpty());
  }

  @Test
  void theDiagramFollowsTheDrawingAndPredictsTheSame() throws Exception {
    open(Architecture.LENET5);
    for (int i = 1; i < 4; i++) {
      viewModel.show(DIGITS.image(i), false);
    }
    questions.answerAll();
    float[] expected = logits(recognizer.classifier(), DIGITS.image(3));
    for (int c = 0; c < expected.length; c++) {
      assertEquals(expected[c], diagram().probabilities()[c], 1e-3);
    }
    assertEquals(diagram().stages().size(), diagram().connections().size());
  }

  @Test
  void aUnitIsExplainedAndWhatItRespondsToIsFound() throws Exception {
    open(Architecture.LENET5);
    viewModel.select(Optional.of(new Unit(2, 3, 2, 2)));
    assertEquals(detail().value(), detail().sum().orElseThrow().output(), 1e-3);
    assertTrue(detail().preferred().isEmpty());
    questions.answerAll();
    assertTrue(detail().preferred().orElseThrow().finished());
    assertEquals(1, detail().progress());
    assertEquals(9, detail().examples().size());
    // The other channels of the stage were looked at together with it.
    viewModel.select(Optional.of(new Unit(2, 4, 2, 2)));
    assertTrue(detail().examples().isEmpty());
    questions.answerOne();
    assertEquals(1, detail().progress());
    questions.answerAll();
    viewModel.select(Optional.empty());
    assertTrue(viewModel.detailProperty().get().isEmpty());
  }

  @Test
  void nothingIsLookedForWhileThePenIsDown() throws Exception {
    open(Architecture.LENET5);
    viewModel.show(DIGITS.image(1), false);
    questions.answerAll();
    viewModel.select(Optional.of(new Unit(1, 0, 3, 3)));
    assertTrue(questions.isEmpty());
    viewModel.show(DIGITS.image(1), true);
    questions.answerAll();
    assertTrue(detail().preferred().orElseThrow().finished());
  }

  @Test
  void theUnitStaysSelectedInAnotherNetworkOfTheSameStages() throws Exception {
    open(Architecture.LENET5);
    Unit unit = new Unit(2, 3, 2, 2);
    viewModel.select(Optional.of(unit));
    questions.answerAll();
    recognizer.close();
    use(RandomNetworks.create(Architecture.LENET5));
    viewModel.show(DIGITS.image(0), true);
    questions.answerOne();
    assertEquals(unit, detail().unit());
    assertTrue(detail().preferred().isEmpty(), "that was of the other network");
    questions.answerAll();
    recognizer.close();
    use(RandomNetworks.create(Architecture.MLP));
    viewModel.show(DIGITS.image(0), true);
    questions.answerAll();
    assertTrue(viewModel.detailProperty().get().isEmpty());
  }

  @Test
  void theImageAndRecurrentUnitsHaveNoArithmetic() throws Exception {
    open(Architecture.GRU);
    viewModel.select(Optional.of(new Unit(0, 0, 14, 14)));
    questions.answerAll();
    assertTrue(detail().sum().isEmpty());
    assertTrue(detail().preferred().isEmpty());
    assertEquals(Stage.Kind.RECURRENT, diagram().stages().get(1).kind());
    viewModel.select(Optional.of(new Unit(1, 5, 14, 0)));
    questions.answerAll();
    assertTrue(detail().sum().isEmpty());
    assertTrue(detail().preferred().orElseThrow().finished());
  }

  @Test
  void channelsAreSwitchedOffAndOn() throws Exception {
    open(Architecture.LENET5);
    float[] before = diagram().probabilities();
    viewModel.select(Optional.of(new Unit(3, 1, 0, 0)));
    viewModel.toggleSelected();
    viewModel.select(Optional.of(new Unit(3, 2, 0, 0)));
    viewModel.toggleSelected();
    questions.answerAll();
    assertEquals(2, diagram().off().size());
    assertTrue(diagram().isOff(detail().unit()));
    assertEquals(0, detail().value());
    assertArrayEquals(before, diagram().whole(), 1e-6f);
    // The next drawing is seen without them, too.
    viewModel.show(DIGITS.image(1), true);
    questions.answerAll();
    assertEquals(2, diagram().off().size());
    viewModel.toggleSelected();
    questions.answerAll();
    assertEquals(1, diagram().off().size());
    viewModel.switchAllOn();
    questions.answerAll();
    assertTrue(diagram().off().isEmpty());
    viewModel.select(Optional.of(new Unit(0, 0, 3, 3)));
    viewModel.toggleSelected();
    questions.answerAll();
    assertTrue(diagram().off().isEmpty(), "the image stays");
  }

  @Test
  void channelsThatWereOffAreOnInAnotherNetwork() throws Exception {
    open(Architecture.LENET5);
    viewModel.select(Optional.of(new Unit(1, 2, 0, 0)));
    viewModel.toggleSelected();
    questions.answerAll();
    viewModel.shownProperty().set(false);
    recognizer.close();
    use(RandomNetworks.create(Architecture.CNN));
    viewModel.shownProperty().set(true);
    questions.answerAll();
    assertTrue(diagram().off().isEmpty());
    assertTrue(viewModel.detailProperty().get().isEmpty());
  }

  @Test
  void aSearchThatFailsIsOver() throws Exception {
    NetworkViewModel failing =
        new NetworkViewModel(
            questions,
            model -> {
              throw new IllegalStateException("no images");
            });
    use(RandomNetworks.create(Architecture.LENET5));
    failing.shownProperty().set(true);
    questions.answerAll();
    failing.select(Optional.of(new Unit(2, 3, 2, 2)));
    questions.answerAll();
    assertEquals(1, failing.detailProperty().get().orElseThrow().progress());
  }

  @Test
  void ofAnEnsembleOneMemberIsShown() throws Exception {
    use(
        new EnsembleClassifier(
            DIGITS.classNames(),
            List.of(
                new EnsembleClassifier.Member(
                    "first", RandomNetworks.create(Architecture.LENET5), 0.5),
                new EnsembleClassifier.Member(
                    "second",
                    new PreparedClassifier(
                        RandomNetworks.create(Architecture.MLP), ImagePreparation.WIDTH_10),
                    0.5)),
            Calibration.none()));
    viewModel.shownProperty().set(true);
    viewModel.show(DIGITS.image(0), true);
    questions.answerAll();
    assertEquals(List.of("first", "second"), viewModel.viewProperty().get().members());
    assertEquals(Stage.Kind.CONVOLUTION, diagram().stages().get(1).kind());
    viewModel.choose(1);
    questions.answerAll();
    assertEquals(1, viewModel.viewProperty().get().member());
    assertEquals(Stage.Kind.DENSE, diagram().stages().get(1).kind());
    float[] narrow = ImagePreparation.WIDTH_10.apply(DIGITS.image(0).toFloats());
    assertEquals(narrow[400], diagram().activations().of(0)[400]);
  }

  @Test
  void aModelWithoutLayersShowsWhatItRestsOn() throws Exception {
    recognizer = Recognizer.load(SHIPPED.find("lira-small"));
    questions.setModel(recognizer);
    viewModel.shownProperty().set(true);
    viewModel.show(DIGITS.image(0), true);
    questions.answerAll();
    assertTrue(viewModel.viewProperty().get().diagram().isEmpty());
    assertFalse(viewModel.viewProperty().get().evidence().isEmpty());
  }
}
