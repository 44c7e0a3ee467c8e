package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.Network;

class ModelStoreTest {

  private static Map<String, HostTensor> weights;

  @TempDir private Path folder;

  @BeforeAll
  static void randomWeights() {
    Network network = Architecture.LINEAR.newNetwork(10, 0);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      weights = network.export();
    }
  }

  private static ModelManifest manifest(String name) {
    return ModelManifestBuilder.builder()
        .name(name)
        .title("A model")
        .description("For a test.")
        .architecture("linear")
        .classes(ClassNames.DIGITS)
        .domain(Domain.DIGITS)
        .recipe(Map.of("command", "none"))
        .results(List.of(new ModelManifest.Result("accuracy", 0.5, 10, "sketch28 test")))
        .build();
  }

  private static Calibration calibration() {
    float[][] means = new float[10][784];
    means[3][5] = 0.25f;
    float[] inverse = new float[784];
    inverse[7] = 2;
    return new Calibration(1.5, 3, -2, means, inverse);
  }

  private ModelStore.Entry saved(String name) throws UserFacingException {
    return ModelStore.save(folder.resolve(name), manifest(name), weights, calibration());
  }

  @Test
  void aModelIsLoadedAsItWasSaved() throws Exception {
    ModelStore.Entry entry = saved("mine");
    ModelStore store = new ModelStore(List.of(folder));
    assertEquals(entry, store.find("mine"));
    assertEquals(entry.manifest(), store.find(entry.folder().toString()).manifest());
    ModelParameters parameters = ModelParameters.read(entry);
    assertEquals(weights, parameters.weights());
    try (ScoredClassifier classifier = ModelStore.load(entry)) {
      assertEquals(1.5, classifier.calibration().temperature());
      assertArrayEquals(calibration().means()[3], classifier.calibration().means()[3]);
    }
    Calibration alone = ModelStore.calibration(entry);
    assertEquals(-2, alone.threshold());
    assertArrayEquals(calibration().inverseDeviations(), alone.inverseDeviations());
  }

  @Test
  void damagedModelsAreLeftOutOfTheList() throws Exception {
    saved("a");
    saved("b");
    Files.createDirectories(folder.resolve("c"));
    Files.writeString(folder.resolve("c/model.json"), "{}");
    ModelStore store = new ModelStore(List.of(folder, folder.resolve("missing")));
    assertEquals(
        List.of("a", "b"), store.list().stream().map(each -> each.manifest().name()).toList());
    assertThrows(UserFacingException.class, () -> store.find("c"));
    assertThrows(UserFacingException.class, () -> store.find("nothing"));
    assertThrows(UserFacingException.class, () -> store.find("../x"));
  }

  @ParameterizedTest
  @CsvSource({
    "architecture, linear, vgg",
    "temperature, 1.5, 0.0",
    "temperature, 1.5, -3.0",
    "name, name, nom",
    "preprocessing, mnist, nothing"
  })
  void manifestsWithWrongEntriesAreRefused(String where, String from, String to) throws Exception {
    Path file = saved("x").folder().resolve(ManifestFile.NAME);
    String text = Files.readString(file);
    String changed =
        where.equals(from)
            ? text.replace("\"" + from + "\"", "\"" + to + "\"")
            : text.replaceFirst("(\"" + where + "\" : \"?)" + from.replace(".", "\\."), "$1" + to);
    assertFalse(changed.equals(text));
    Files.writeString(file, changed);
    var e = assertThrows(UserFacingException.class, () -> ModelStore.entry(file.getParent()));
    assertTrue(e.getMessage().contains("model.json"), e.getMessage());
  }

  @Test
  void aModelWithoutATitleHasItsName() throws Exception {
    Path file = saved("x").folder().resolve(ManifestFile.NAME);
    String text = Files.readString(file);
    Files.writeString(file, text.replaceFirst("\\s*\"title\" : \"[^\"]*\",", ""));
    assertFalse(Files.readString(file).contains("\"title\""));
    assertEquals("x", ModelStore.entry(file.getParent()).manifest().title());
  }

  @Test
  void anUnknownPreprocessingIsNamedTogetherWithThoseThatExist() throws Exception {
    Path file = saved("x").folder().resolve(ManifestFile.NAME);
    Files.writeString(file, Files.readString(file).replace("\"mnist\"", "\"svhn\""));
    var e = assertThrows(UserFacingException.class, () -> ModelStore.entry(file.getParent()));
    assertTrue(e.getMessage().contains("\"svhn\""), e.getMessage());
    assertTrue(e.getMessage().contains("[mnist, fashion-mnist]"), e.getMessage());
  }

  @Test
  void manifestsThatAreNoJsonOrTooLargeAreRefused() throws Exception {
    Path file = saved("x").folder().resolve(ManifestFile.NAME);
    Files.writeString(file, "[".repeat(100_000));
    assertThrows(UserFacingException.class, () -> ModelStore.entry(file.getParent()));
    Files.writeString(file, " ".repeat(ManifestFile.LARGEST + 1));
    assertThrows(UserFacingException.class, () -> ModelStore.entry(file.getParent()));
    Files.delete(file);
    assertThrows(UserFacingException.class, () -> ModelStore.entry(file.getParent()));
  }

  @Test
  void damagedOrMissingParametersAreRefused() throws Exception {
    ModelStore.Entry entry = saved("x");
    Path file = entry.folder().resolve(ModelStore.PARAMETERS);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    assertThrows(UserFacingException.class, () -> ModelStore.load(entry));
    assertThrows(UserFacingException.class, () -> ModelParameters.read(entry));
    Files.write(file, new byte[4]);
    assertThrows(UserFacingException.class, () -> ModelStore.calibration(entry));
    Files.delete(file);
    assertThrows(UserFacingException.class, () -> ModelStore.load(entry));
    assertThrows(UserFacingException.class, () -> ModelParameters.read(entry));
  }

  @Test
  void aModelThatCannotBeSavedIsReportedWithItsFolder() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    Path below = file.resolve("model");
    var e =
        assertThrows(
            UserFacingException.class,
            () -> ModelStore.save(below, manifest("model"), weights, calibration()));
    assertTrue(e.getMessage().contains(below.toString()), e.getMessage());
  }

  @Test
  void aModelInMemoryHasNoFolder() {
    ModelStore.Entry entry = ModelStore.Entry.unsaved(manifest("live"));
    assertFalse(entry.isSaved());
    assertThrows(NoSuchElementException.class, entry::folder);
  }

  @Test
  void aManifestIsWrittenAsEarlierVersionsWroteIt() throws Exception {
    byte[] before;
    try (var in = ModelStoreTest.class.getResourceAsStream("model.json")) {
      before = in.readAllBytes();
    }
    Path model = Files.createDirectories(folder.resolve("digits"));
    Files.write(model.resolve(ManifestFile.NAME), before);
    ModelManifest manifest = ModelStore.entry(model).manifest();
    assertEquals(Domain.DIGITS, manifest.domain());
    ManifestFile.write(model, manifest);
    assertEquals(
        new String(before, StandardCharsets.UTF_8),
        Files.readString(model.resolve(ManifestFile.NAME)));
  }

  @Test
  void missingPartsOfAManifestAreNotWritten() throws Exception {
    ObjectMapper json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    assertFalse(json.writeValueAsString(manifest("x")).contains("\"data\""));
  }
}
