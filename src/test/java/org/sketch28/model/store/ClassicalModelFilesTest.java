package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.model.Calibration;
import org.sketch28.model.HostTensor;
import org.sketch28.model.ImagePreparation;
import org.sketch28.model.classical.ClassicalModel;
import org.sketch28.model.classical.NearestNeighbours;

/** Files of classical models, which may come from anywhere. */
class ClassicalModelFilesTest {

  private static final int IMAGES = 30;

  @TempDir private Path folder;
  private final ImageDataset data = StrokeDigits.images("few", IMAGES, 1);
  private final ClassicalModel model =
      new NearestNeighbours(3, 0.1, ImagePreparation.NONE, 10, data.pixels(), data.labels());

  private ModelStore.Entry save(Map<String, Object> options, Map<String, HostTensor> tensors)
      throws UserFacingException {
    return ModelStore.save(
        folder.resolve("model"),
        ModelManifestBuilder.builder()
            .name("model")
            .architecture("knn")
            .options(options)
            .classes(data.classNames())
            .domain(Domain.DIGITS)
            .build(),
        tensors,
        Calibration.none());
  }

  private String refusal(Map<String, Object> options, Map<String, HostTensor> tensors)
      throws Exception {
    ModelStore.Entry entry = save(options, tensors);
    return assertThrows(UserFacingException.class, () -> ModelStore.load(entry)).getMessage();
  }

  private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
    Map<String, V> changed = new HashMap<>(map);
    changed.put(name, value);
    return changed;
  }

  @Test
  void imagesTakeAByteForEachPixel() throws Exception {
    ModelStore.Entry entry = save(model.options(), model.tensors());
    long size = Files.size(entry.folder().resolve(ModelStore.PARAMETERS));
    long calibration = 4L * (784 * 10 + 784);
    assertTrue(size < 784 * IMAGES + IMAGES + calibration + 1000, size + " bytes");
    assertEquals(784 * IMAGES + IMAGES, ModelStore.parameterCount(entry));
    ModelStore.load(entry).close();
  }

  @Test
  void missingOrImpossibleOptionsAreNamed() throws Exception {
    Map<String, HostTensor> tensors = model.tensors();
    assertTrue(refusal(null, tensors).contains("its option neighbours is not a number"));
    assertTrue(
        refusal(with(model.options(), "neighbours", 0), tensors).contains("its option neighbours"));
    assertTrue(
        refusal(with(model.options(), "falloff", "much"), tensors).contains("its option falloff"));
    assertTrue(
        refusal(with(model.options(), "preparation", "ironed"), tensors)
            .contains("its option preparation"));
  }

  @Test
  void tensorsThatDoNotFitAreNamed() throws Exception {
    Map<String, HostTensor> tensors = model.tensors();
    HostTensor few = new HostTensor(new long[] {3}, new float[3]);
    assertTrue(
        refusal(model.options(), with(tensors, "labels", few)).contains("parameters labels"));
    assertTrue(
        refusal(model.options(), with(tensors, "images", few)).contains("parameters images"));
    HostTensor unknown = new HostTensor(new long[] {IMAGES}, new float[IMAGES]);
    unknown.values()[5] = 10;
    assertTrue(refusal(model.options(), with(tensors, "labels", unknown)).contains("below 10"));
  }

  @Test
  void anotherKindIsNotReadFromThem() throws Exception {
    ModelStore.Entry entry = save(model.options(), model.tensors());
    Path json = entry.folder().resolve("model.json");
    Files.writeString(json, Files.readString(json).replace("\"knn\"", "\"svm\""));
    UserFacingException refused =
        assertThrows(
            UserFacingException.class, () -> ModelStore.load(ModelStore.entry(entry.folder())));
    assertTrue(refused.getMessage().contains("parameters vectors"), refused.getMessage());
  }
}
