package org.sketch28.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelManifestBuilder;
import org.sketch28.model.store.ModelStore;

class DataLicencesTest {

  @TempDir private Path home;

  /**
   * The built-in model of digits as if it had been trained on stroke digits, from another model.
   */
  private static ModelManifest trained(ModelManifest digits, String name, String sha256) {
    Map<String, Object> recipe = new HashMap<>(digits.recipe());
    recipe.put("origin", Map.of("start", Map.of("name", name, "parametersSha256", sha256)));
    return ModelManifestBuilder.builder(digits)
        .data(new ModelManifest.Data("stroke-digits", Map.of(), ""))
        .recipe(recipe)
        .build();
  }

  @Test
  void theDataOfTheModelThatItStartedFromCountsToo() throws Exception {
    Workspace workspace = Workspace.in(home);
    ModelManifest digits = ModelStore.entry(Path.of("models/digits")).manifest();
    List<String> shipped = DataLicences.of(digits, workspace);
    assertEquals(3, shipped.size(), shipped.toString());
    assertTrue(shipped.get(0).startsWith("MNIST: "), shipped.get(0));
    List<String> from =
        DataLicences.of(trained(digits, "digits", digits.parametersSha256()), workspace);
    assertEquals(3, from.size(), from.toString());
    assertTrue(from.containsAll(shipped));
  }

  @Test
  void aLearnedModelHasTheDataOfItsBaseAndAnEnsembleSaysWhatIsNotKnown() throws Exception {
    Workspace workspace = Workspace.in(home);
    ModelManifest digits = ModelStore.entry(Path.of("models/digits")).manifest();
    ModelManifest learned =
        ModelManifestBuilder.builder(digits)
            .data(null)
            .recipe(Map.of("from", "digits " + digits.parametersSha256()))
            .build();
    assertEquals(DataLicences.of(digits, workspace), DataLicences.of(learned, workspace));
    ModelManifest ensemble = ModelManifestBuilder.builder(digits).architecture("ensemble").build();
    List<String> lines = DataLicences.of(ensemble, workspace);
    assertEquals(4, lines.size(), lines.toString());
    assertTrue(lines.get(3).endsWith("is not recorded"), lines.get(3));
  }

  @Test
  void aModelThatIsNotHereIsNamed() throws Exception {
    ModelManifest digits = ModelStore.entry(Path.of("models/digits")).manifest();
    List<String> lines =
        DataLicences.of(trained(digits, "of-a-friend", "0".repeat(64)), Workspace.in(home));
    assertEquals(2, lines.size(), lines.toString());
    assertTrue(lines.get(1).startsWith("of-a-friend, "), lines.get(1));
  }
}
