package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.GrayImage;
import org.sketch28.model.HostTensor;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.network.NetworkClassifier;

/** Networks of our architectures that were trained elsewhere. */
class NetworkFolderTest {

  @TempDir private Path folder;

  private Path folder(String config, Map<String, HostTensor> tensors) throws Exception {
    Path made = Files.createDirectories(folder.resolve("mine"));
    Files.writeString(made.resolve("config.json"), config);
    Files.write(made.resolve("model.safetensors"), SafeTensors.encode(tensors));
    return made;
  }

  private static Map<String, HostTensor> linear() throws Exception {
    ModelStore.Entry shipped =
        new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models")))
            .find("linear-1998");
    return new HashMap<>(ModelParameters.read(shipped).weights());
  }

  private static String refusal(Path made) {
    return assertThrows(
            UserFacingException.class, () -> ForeignModel.read(made, ImportOptions.NONE))
        .getMessage();
  }

  @Test
  void aNetworkIsBroughtIn() throws Exception {
    Path made =
        folder(
            "{\"architecture\":\"linear\",\"preprocessing\":\"digits\",\"by\":\"me\"}", linear());
    Path models = folder.resolve("models");
    ModelStore.Entry entry =
        ForeignModel.read(made, ImportOptions.NONE)
            .install(new ModelStore(List.of(models)), models);
    assertEquals("mine", entry.manifest().name());
    assertEquals(ClassNames.DIGITS, entry.manifest().classes());
    assertEquals(Domain.DIGITS, entry.manifest().domain());
    assertTrue(entry.manifest().isNetwork());
    try (NetworkClassifier network = ModelStore.loadNetwork(entry)) {
      GrayImage zero = StrokeDigits.images("digits", 10, 2).image(0);
      assertEquals(0, network.predict(zero).best());
    }
  }

  @Test
  void whatIsMissingOrHasAnotherShapeIsListed() throws Exception {
    Map<String, HostTensor> tensors = linear();
    List<String> names = tensors.keySet().stream().sorted().toList();
    assertEquals(2, names.size());
    tensors.remove(names.get(0));
    tensors.put(names.get(1), new HostTensor(new long[] {3}, new float[3]));
    tensors.put("fc.weight", new HostTensor(new long[] {2}, new float[2]));
    String message = refusal(folder("{\"architecture\":\"linear\"}", tensors));
    assertTrue(message.contains("not those of linear"), message);
    assertTrue(message.contains(names.get(0) + " [10"), message);
    assertTrue(message.contains("is missing"), message);
    assertTrue(message.contains(names.get(1) + " has the shape [3], not [10"), message);
    assertTrue(message.contains("not used: fc.weight"), message);
  }

  @Test
  void aConfigurationThatCannotBeUsedIsRefused() throws Exception {
    Map<String, HostTensor> tensors = linear();
    assertTrue(refusal(folder("{}", tensors)).contains("names no architecture"));
    assertTrue(refusal(folder("[", tensors)).contains("not valid JSON"));
    assertTrue(refusal(folder("null", tensors)).contains("is empty"));
    assertTrue(refusal(folder("{\"architecture\":\"vit\"}", tensors)).contains("vit"));
    assertTrue(
        refusal(folder("{\"architecture\":\"linear\",\"preprocessing\":\"x\"}", tensors))
            .contains("no preprocessing"));
    assertTrue(
        refusal(folder("{\"architecture\":\"linear\",\"classes\":[\"a\"]}", tensors))
            .contains("at least 2 classes"));
    assertTrue(
        refusal(folder("{\"architecture\":\"linear\",\"classes\":[\"a\",null]}", tensors))
            .contains("without a name"));
    Path made = folder("{\"architecture\":\"linear\"}", tensors);
    Files.delete(made.resolve("model.safetensors"));
    assertTrue(refusal(made).contains("does not contain model.safetensors"));
    Files.delete(made.resolve("config.json"));
    assertTrue(refusal(made).contains("there is no config.json in it"));
    assertFalse(Files.exists(folder.resolve("models")));
  }

  @Test
  void garmentsAreToldByTheirClasses() throws Exception {
    String names = String.join("\",\"", ClassNames.GARMENTS);
    Path made =
        folder("{\"architecture\":\"linear\",\"classes\":[\"%s\"]}".formatted(names), linear());
    assertEquals(Domain.GARMENTS, ForeignModel.read(made, ImportOptions.NONE).manifest().domain());
  }
}
