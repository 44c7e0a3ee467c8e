package org.sketch28.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.model.Calibration;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.HostTensor;
import org.sketch28.model.Prediction;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** Exports of the models that ship, and what can be run of them without other programs. */
class ModelExporterTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  private ModelStore.Entry entry(String name) throws UserFacingException {
    return Workspace.in(folder).models().find(name);
  }

  private Path export(String name, ModelExporter.Format format) throws UserFacingException {
    Path target = folder.resolve("exported");
    ModelExporter.write(entry(name), format, List.of("MNIST: CC BY-SA 3.0"), 10, target);
    return target;
  }

  private static String text(Path file) throws Exception {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(ModelExporter.Format.class)
  void everyFormatSaysWhatItIs(ModelExporter.Format format) throws Exception {
    Path exported = export("lenet5-1998", format);
    String readMe = text(exported.resolve("README.md"));
    assertTrue(readMe.contains("- MNIST: CC BY-SA 3.0"), readMe);
    assertFalse(readMe.contains("@@"), readMe);
    assertTrue(text(exported.resolve("LICENSE")).contains("Apache License"));
    assertEquals(
        "lenet5-1998", JSON.readTree(exported.resolve("model.json").toFile()).get("name").asText());
  }

  @Test
  void vectorsAreWhatTheProgramMakesOfTheirDrawings() throws Exception {
    Path exported = export("digits", ModelExporter.Format.ONNX);
    List<String> lines = Files.readAllLines(exported.resolve(ExportedModel.VECTORS));
    assertEquals(10, lines.size());
    try (ScoredClassifier classifier = ModelStore.load(entry("digits"))) {
      for (int i = 0; i < lines.size(); i++) {
        JsonNode vector = JSON.readTree(lines.get(i));
        byte[] pixels = Base64.getDecoder().decode(vector.get("pixels").asText());
        Prediction prediction = classifier.predict(new GrayImage(28, 28, pixels));
        JsonNode logits = vector.get("logits");
        for (int c = 0; c < logits.size(); c++) {
          assertTrue(logits.get(prediction.best()).asDouble() >= logits.get(c).asDouble());
        }
        assertTrue(vector.get("strokes").get(0).get("points").size() > 1);
      }
    }
  }

  @Test
  void theJavaProgramChecksItselfAndNamesAPicture() throws Exception {
    Path exported = export("lenet5-1998", ModelExporter.Format.JAVA);
    String check = run(exported, "--check");
    assertTrue(check.contains("10 of 10 winners are the same"), check);
    Drawing seven = StrokeDigits.drawing(7, new SplittableRandom(3));
    Path picture = folder.resolve("seven.png");
    ImageIO.write(
        DrawingRasterizer.toBufferedImage(DrawingRasterizer.rasterize(seven, 200).negated()),
        "png",
        picture.toFile());
    assertTrue(run(exported, picture.toString()).contains("seven.png: 7,"));
  }

  @Test
  void theJavaProgramOfGarmentsHasResidualSums() throws Exception {
    String check = run(export("garments", ModelExporter.Format.JAVA), "--check");
    assertTrue(check.contains("10 of 10 winners are the same"), check);
  }

  /** Members with temperatures of their own, one of them recurrent. */
  private static EnsembleClassifier ensemble() throws UserFacingException {
    List<String> names = Domain.DIGITS.classNames();
    List<EnsembleClassifier.Member> members = new ArrayList<>();
    for (Architecture architecture : List.of(Architecture.GRU, Architecture.RESNET)) {
      NetworkClassifier network = RandomNetworks.create(architecture);
      Map<String, HostTensor> weights = network.with((scope, blocks, store) -> blocks.export());
      network.close();
      Calibration warm = Calibration.none().withScalars(1.5 + members.size(), 0, 0);
      members.add(
          new EnsembleClassifier.Member(
              architecture.toString(),
              NetworkClassifier.of(names, architecture, weights, warm),
              members.isEmpty() ? 0.25 : 0.75));
    }
    return new EnsembleClassifier(names, members, Calibration.none().withScalars(0.7, 0, 0));
  }

  @Test
  void theJavaProgramOfAnEnsembleAveragesItsMembers() throws Exception {
    Path project = Files.createDirectories(folder.resolve("ensemble"));
    try (EnsembleClassifier classifier = ensemble()) {
      ModelManifest named =
          ModelManifestBuilder.builder(entry("digits").manifest())
              .classes(List.of("@@TEMPERATURE@@", "\"1\"", "2", "3", "4", "5", "6", "7", "8", "9"))
              .title(null)
              .build();
      JavaFormat.write(
          new ExportedModel(
              named, NetworkGraph.of(classifier), TestVector.of(classifier, Domain.DIGITS, 10)),
          project);
    }
    String check = run(project, "--check");
    assertTrue(check.contains("10 of 10 winners are the same"), check);
    String code = text(project.resolve("src/main/java/Classifier.java"));
    assertTrue(code.contains("\"@@TEMPERATURE@@\""), "names stay as they are");
  }

  private static String run(Path project, String argument) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                "src/main/resources",
                "src/main/java/Classifier.java",
                argument)
            .directory(project.toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), output);
    return output;
  }

  @Test
  void modelsOfOtherKindsAreRefused() {
    UserFacingException refused =
        assertThrows(
            UserFacingException.class, () -> export("lira-small", ModelExporter.Format.ONNX));
    assertEquals(
        "Only networks that see images as they are, and ensembles of them, can be exported.",
        refused.getMessage());
    assertFalse(Files.exists(folder.resolve("exported")));
  }

  @Test
  void nothingIsOverwritten() throws Exception {
    Path target = Files.createDirectories(folder.resolve("exported"));
    Files.writeString(target.resolve("mine.txt"), "mine");
    UserFacingException refused =
        assertThrows(
            UserFacingException.class, () -> export("digits", ModelExporter.Format.PYTORCH));
    assertTrue(refused.getMessage().contains("is not an empty folder"), refused.getMessage());
    assertEquals("mine", text(target.resolve("mine.txt")));
  }

  @Test
  void vectorsOfGarmentsAreGarments() throws Exception {
    try (ScoredClassifier classifier = ModelStore.load(entry("garments"))) {
      List<TestVector> vectors = TestVector.of(classifier, Domain.GARMENTS, 10);
      assertEquals(10, vectors.size());
      assertFalse(vectors.get(1).image().isBlank());
    }
  }
}
