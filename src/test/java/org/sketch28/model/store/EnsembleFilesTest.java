package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.Calibration;
import org.sketch28.model.DatasetOutputs;
import org.sketch28.model.EnsembleClassifier;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.ModelOutput;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.classical.NearestNeighbours;
import org.sketch28.model.engine.Engines;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.Network;

/** Ensembles of different kinds of members, and files of them, which may come from anywhere. */
class EnsembleFilesTest {

  @TempDir private Path folder;
  private final ImageDataset data = StrokeDigits.images("few", 30, 1);

  private static ModelContent network(Architecture architecture, ImagePreparation preparation) {
    Engines.configure();
    Network network = architecture.newNetwork(10, 0);
    try (NDManager manager = Engines.newManager(Device.cpu())) {
      network.initialize(manager);
      return ModelContent.network(architecture, preparation, network.export());
    }
  }

  private ModelContent neighbours() {
    return ModelContent.classical(
        new NearestNeighbours(3, 0.1, ImagePreparation.NONE, 10, data.pixels(), data.labels()));
  }

  private ModelContent ensemble() {
    return ModelContent.ensemble(
        List.of(
            new ModelContent.Member(
                "Wide", network(Architecture.MLP, ImagePreparation.WIDTH_14), 1, 2),
            new ModelContent.Member("Neighbours", neighbours(), 3, 0.5)));
  }

  private ModelStore.Entry save(Map<String, Object> options, Map<String, HostTensor> tensors)
      throws UserFacingException {
    return ModelStore.save(
        folder.resolve("model"),
        ModelManifestBuilder.builder()
            .name("model")
            .title("Both")
            .architecture(ModelContent.ENSEMBLE)
            .options(options)
            .classes(data.classNames())
            .domain(Domain.DIGITS)
            .build(),
        tensors,
        Calibration.none());
  }

  @Test
  void isTheWeightedMeanOfItsMembers() {
    try (ScoredClassifier both = ensemble().classifier(data.classNames(), Calibration.none())) {
      float[] image = data.image(3).toFloats();
      ModelOutput output = both.infer(image, 1).get(0);
      List<EnsembleClassifier.Member> members = ((EnsembleClassifier) both).members();
      float[] expected = new float[10];
      for (EnsembleClassifier.Member member : members) {
        float[] vote = member.classifier().predict(data.image(3)).probabilities();
        for (int c = 0; c < 10; c++) {
          expected[c] += (float) (member.weight() * vote[c]);
        }
      }
      assertEquals(0.25, members.get(0).weight(), 1e-9);
      assertArrayEquals(expected, both.predict(data.image(3)).probabilities(), 1e-5f);
      assertEquals(Architecture.MLP.features(), output.features().length);
      DatasetOutputs all = both.inferAll(data, Progress.NONE);
      assertArrayEquals(output.logits(), all.logits(3), 2e-3f);
    }
  }

  @Test
  void isReadAsItWasSaved() throws Exception {
    ModelContent content = ensemble();
    ModelStore.Entry entry = save(content.options(), content.tensors());
    try (ScoredClassifier saved = content.classifier(data.classNames(), Calibration.none());
        ScoredClassifier read = ModelStore.load(ModelStore.entry(entry.folder()))) {
      assertArrayEquals(
          saved.inferAll(data, Progress.NONE).logits(),
          read.inferAll(data, Progress.NONE).logits(),
          1e-5f);
    }
    ModelManifest manifest = ModelStore.entry(entry.folder()).manifest();
    assertTrue(!manifest.isNetwork());
    assertEquals(Architecture.MLP.features(), manifest.features());
    assertTrue(
        assertThrows(UserFacingException.class, () -> ModelStore.loadNetwork(entry))
            .getMessage()
            .contains("no architecture \"ensemble\""));
  }

  @Test
  void aPreparedNetworkAloneIsReadAsItWasSaved() throws Exception {
    ModelContent content = network(Architecture.LINEAR, ImagePreparation.WIDTH_20);
    ModelStore.Entry entry =
        ModelStore.save(
            folder.resolve("wide"),
            ModelManifestBuilder.builder()
                .name("wide")
                .title("Wide")
                .architecture(content.architecture())
                .options(content.options())
                .classes(data.classNames())
                .domain(Domain.DIGITS)
                .build(),
            content.tensors(),
            Calibration.none());
    try (ScoredClassifier saved = content.classifier(data.classNames(), Calibration.none());
        ScoredClassifier read = ModelStore.load(ModelStore.entry(entry.folder()))) {
      assertArrayEquals(
          saved.inferAll(data, Progress.NONE).logits(),
          read.inferAll(data, Progress.NONE).logits(),
          1e-5f);
    }
    assertTrue(
        assertThrows(UserFacingException.class, () -> ModelStore.loadNetwork(entry))
            .getMessage()
            .contains("Wide is not a network that works on plain images"));
  }

  @Test
  void whatDoesNotFitIsRefused() throws Exception {
    ModelContent content = ensemble();
    Map<String, HostTensor> tensors = content.tensors();
    @SuppressWarnings("unchecked")
    List<Map<String, Object>> members =
        (List<Map<String, Object>>) content.options().get("members");
    assertRefused("does not list 1 to 100 members", List.of());
    assertRefused("does not list 1 to 100 members", "many");
    assertRefused("architecture is missing", List.of(with(members.get(0), "architecture", 7)));
    assertRefused("an ensemble itself", List.of(with(members.get(0), "architecture", "ensemble")));
    Map<String, HostTensor> others = new HashMap<>(tensors);
    others.keySet().removeIf(name -> name.startsWith("member1."));
    ModelStore.Entry cut = save(content.options(), others);
    assertTrue(
        assertThrows(UserFacingException.class, () -> ModelStore.load(cut))
            .getMessage()
            .contains("are missing"));
    for (Object weight : new Object[] {0, "much", -1}) {
      List<Map<String, Object>> changed = new ArrayList<>(members);
      changed.set(1, with(members.get(1), "weight", weight));
      ModelStore.Entry entry = save(Map.of("members", changed), tensors);
      assertTrue(
          assertThrows(UserFacingException.class, () -> ModelStore.load(entry))
              .getMessage()
              .contains("a member's weight is not a number"));
    }
  }

  private void assertRefused(String words, Object members) {
    String message =
        assertThrows(
                RuntimeException.class,
                () -> ModelContent.features(ModelContent.ENSEMBLE, Map.of("members", members)))
            .getMessage();
    assertTrue(message.contains(words), message);
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(map);
    changed.put(name, value);
    return changed;
  }
}
