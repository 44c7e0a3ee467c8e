package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.OnnxModels;
import org.sketch28.OnnxModels.Form;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.Prediction;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.explain.Evidence;
import org.sketch28.model.explain.Occlusion;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.ImportOptionsBuilder;
import org.sketch28.model.foreign.OnnxSettings.InputRange;

/** ONNX models that are imported, loaded, packed and removed. */
class ForeignModelTest {

  private static final ImageDataset TEST = StrokeDigits.images("test", 200, 9);

  @TempDir private Path folder;

  @BeforeAll
  static void installRuntime() throws Exception {
    OnnxModels.installRuntime();
  }

  private ModelStore models() {
    return new ModelStore(List.of(folder.resolve("models")));
  }

  private Path file(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("net.onnx"), bytes);
  }

  private ModelStore.Entry installed(byte[] bytes, ImportOptions options) throws Exception {
    return ForeignModel.read(file(bytes), options).install(models(), folder.resolve("models"));
  }

  private static double accuracy(ModelStore.Entry entry) throws Exception {
    try (ScoredClassifier classifier = ModelStore.load(entry)) {
      DatasetOutputs all = classifier.inferAll(TEST, Progress.NONE);
      int right = 0;
      for (int i = 0; i < TEST.size(); i++) {
        Prediction one = classifier.predict(TEST.image(i));
        assertArrayEquals(
            one.probabilities(), classifier.calibration().probabilities(all.logits(i)), 1e-4f);
        right += one.best() == TEST.label(i) ? 1 : 0;
      }
      return (double) right / TEST.size();
    }
  }

  @Test
  void everyLayoutGivesTheSameModel() throws Exception {
    double expected = accuracy(installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE));
    assertTrue(expected > 0.6, "accuracy " + expected);
    for (long[] shape :
        List.of(
            new long[] {1, 1, 28, 28},
            new long[] {-1, 28, 28, 1},
            new long[] {-1, 28, 28},
            new long[] {1, 784},
            new long[] {-1, -1, -2, -3},
            new long[] {-1, 784})) {
      byte[] bytes = OnnxModels.digits(Form.PLAIN.withShape(shape));
      assertEquals(expected, accuracy(installed(bytes, ImportOptions.NONE)));
    }
  }

  @Test
  void itIsDescribedAndListedLikeOthers() throws Exception {
    ModelStore.Entry entry = installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE);
    assertEquals("net", entry.manifest().name());
    assertEquals(ClassNames.DIGITS, entry.manifest().classes());
    assertEquals(Domain.DIGITS, entry.manifest().domain());
    assertFalse(entry.manifest().isNetwork());
    assertEquals(List.of(entry), models().list());
    assertEquals(Files.size(folder.resolve("net.onnx")), ModelStore.size(entry));
    assertEquals(0, ModelStore.parameterCount(entry));
    assertEquals(1, ModelStore.calibration(entry).temperature());
    try (ScoredClassifier classifier = ModelStore.load(entry)) {
      assertTrue(classifier.predict(TEST.image(0)).known(), "no threshold was fitted");
    }
    assertEquals(entry, installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE));
  }

  @Test
  void inputRangeAndPolarityAreAsTheUserSays() throws Exception {
    double expected = accuracy(installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE));
    ImportOptions bytes =
        ImportOptionsBuilder.builder(ImportOptions.NONE)
            .range(Optional.of(InputRange.BYTES))
            .inverted(Optional.of(true))
            .build();
    ModelStore.Entry other = installed(OnnxModels.digits(Form.PLAIN.withInk(255, true)), bytes);
    assertEquals("net-2", other.manifest().name());
    assertEquals(expected, accuracy(other), 0.01);
  }

  @Test
  void inputRangeAndPolarityOfDigitsAreFound() throws Exception {
    double expected = accuracy(installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE));
    for (boolean inverted : List.of(false, true)) {
      for (float ink : List.of(1f, 255f)) {
        ModelStore.Entry entry =
            installed(OnnxModels.digits(Form.PLAIN.withInk(ink, inverted)), ImportOptions.NONE);
        assertEquals(inverted, entry.manifest().options().get("inverted"));
        assertEquals(1.0 / ink, entry.manifest().options().get("deviation"));
        assertEquals(expected, accuracy(entry), 0.01);
      }
    }
  }

  @Test
  void probabilitiesBecomeLogarithms() throws Exception {
    ModelStore.Entry logits = installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE);
    ModelStore.Entry shares =
        installed(OnnxModels.digits(Form.PLAIN.withSoftmax()), ImportOptions.NONE);
    try (ScoredClassifier first = ModelStore.load(logits);
        ScoredClassifier second = ModelStore.load(shares)) {
      for (int i = 0; i < 20; i++) {
        assertArrayEquals(
            first.predict(TEST.image(i)).probabilities(),
            second.predict(TEST.image(i)).probabilities(),
            1e-4f);
      }
    }
  }

  @Test
  void metadataNamesClassesPreprocessingAndTemperature() throws Exception {
    String json = "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"]";
    Form form =
        Form.PLAIN.withMetadata(
            Map.of("classes", json, "preprocessing", "fashion-mnist", "temperature", "2.5"));
    ModelManifest manifest = installed(OnnxModels.digits(form), ImportOptions.NONE).manifest();
    assertEquals(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"), manifest.classes());
    assertEquals(Domain.GARMENTS, manifest.domain());
    assertEquals(2.5, manifest.temperature());
  }

  @Test
  void itIsPackedAndInstalledElsewhere() throws Exception {
    ModelStore.Entry entry = installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE);
    Path packed = folder.resolve("net.sketch28model");
    ModelPackage.pack(entry, packed);
    Path elsewhere = folder.resolve("elsewhere");
    ModelStore.Entry again =
        ModelPackage.install(packed, new ModelStore(List.of(elsewhere)), elsewhere);
    assertEquals(accuracy(entry), accuracy(again));
  }

  @Test
  void aFileThatWasChangedIsNotLoaded() throws Exception {
    ModelStore.Entry entry = installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE);
    Path file = entry.folder().resolve("model.onnx");
    Files.write(file, OnnxModels.digits(Form.PLAIN.withSoftmax()));
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> ModelStore.load(entry));
    assertTrue(refused.getMessage().contains("model.onnx cannot be used"), refused.getMessage());
    assertTrue(refused.getMessage().contains("SHA-256"), refused.getMessage());
  }

  @Test
  void occlusionFindsTheInk() throws Exception {
    ModelStore.Entry entry = installed(OnnxModels.digits(Form.PLAIN), ImportOptions.NONE);
    try (ScoredClassifier classifier = ModelStore.load(entry)) {
      float[] image = TEST.image(0).toFloats();
      float[] found = Occlusion.of(classifier, image, TEST.label(0));
      double on = 0;
      double off = 0;
      for (int p = 0; p < image.length; p++) {
        on += image[p] > 0.5 ? found[p] : 0;
        off += image[p] == 0 ? Math.abs(found[p]) / 5 : 0;
      }
      assertTrue(on > off, on + " of ink, " + off + " of paper");
      assertTrue(Evidence.of(classifier, image, 0).isEmpty());
    }
  }

  @Test
  void anImpossibleNameIsRefused() throws Exception {
    ForeignModel model = ForeignModel.read(file(OnnxModels.digits(Form.PLAIN)), ImportOptions.NONE);
    assertThrows(UserFacingException.class, () -> model.named("../net"));
    ModelStore.Entry entry = model.named("My net").install(models(), folder.resolve("models"));
    assertEquals("My net", entry.manifest().name());
    assertEquals("My net", entry.manifest().title());
  }
}
