package org.sketch28.app.draw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.data.ImageDataset;
import org.sketch28.image.preprocess.MnistPreprocessor;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkClassifier;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

class TestImagesTest {

  @TempDir private Path home;

  private ImageDataset imagesOf(ModelManifest.Data data) throws Exception {
    ModelManifest shipped = new ModelStore(List.of(Path.of("models"))).find("digits").manifest();
    ModelManifest manifest = ModelManifestBuilder.builder(shipped).data(data).build();
    try (NetworkClassifier classifier = RandomNetworks.create(Architecture.LINEAR)) {
      Recognizer recognizer =
          new Recognizer(ModelStore.Entry.unsaved(manifest), new MnistPreprocessor(), classifier);
      return TestImages.of(Workspace.in(home).catalog()).apply(recognizer).orElseThrow();
    }
  }

  @Test
  void ofSeveralDatasetsTheFirstOneWithTestImagesCounts() throws Exception {
    ModelManifest.Data data = new ModelManifest.Data("no-such-dataset,fashion-mnist", Map.of(), "");
    assertEquals("Fashion-MNIST test", imagesOf(data).name());
  }

  @Test
  void aModelWithoutAKnownDatasetIsTestedWithThatOfItsDomain() throws Exception {
    assertEquals("MNIST test", imagesOf(null).name());
  }
}
