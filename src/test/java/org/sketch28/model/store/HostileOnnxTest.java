package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.OnnxBytes;
import org.sketch28.OnnxModels;
import org.sketch28.OnnxModels.Form;
import org.sketch28.base.UserFacingException;
import org.sketch28.model.foreign.ImportOptions;
import org.sketch28.model.foreign.ImportOptionsBuilder;

/** ONNX files that are damaged, made to do harm, or of something else. */
class HostileOnnxTest {

  private static final int FLOAT = 1;
  private static final int BYTE = 2;

  @TempDir private Path folder;

  @BeforeAll
  static void installRuntime() throws Exception {
    OnnxModels.installRuntime();
  }

  private String refusal(byte[] bytes) throws Exception {
    return refusal(bytes, ImportOptions.NONE);
  }

  private String refusal(byte[] bytes, ImportOptions options) throws Exception {
    Path file = Files.write(folder.resolve("bad.onnx"), bytes);
    Path models = folder.resolve("models");
    UserFacingException refused =
        assertThrows(
            UserFacingException.class,
            () ->
                ForeignModel.read(file, options).install(new ModelStore(List.of(models)), models));
    assertFalse(Files.exists(models.resolve("bad")), "nothing half-installed");
    assertTrue(
        refused.getMessage().startsWith("The model " + file + " cannot be imported"),
        refused.getMessage());
    return refused.getMessage();
  }

  private void assertRefused(byte[] bytes, String why) throws Exception {
    String message = refusal(bytes);
    assertTrue(message.contains(why), message);
  }

  /** One node from "image" to "scores", with an input of any number of images. */
  private static OnnxBytes graph(OnnxBytes... nodes) {
    OnnxBytes graph = new OnnxBytes();
    for (OnnxBytes node : nodes) {
      graph.message(1, node);
    }
    return graph.text(2, "graph").message(11, OnnxBytes.value("image", FLOAT, -1, 784));
  }

  private static byte[] model(OnnxBytes graph, long... output) {
    return OnnxBytes.model(graph.message(12, OnnxBytes.value("scores", FLOAT, output)))
        .toByteArray();
  }

  @Test
  void truncatedFilesAreRefused() throws Exception {
    byte[] whole = OnnxModels.digits(Form.PLAIN);
    for (int length : new int[] {0, 1, 5, 20, 200, whole.length / 2, whole.length - 1}) {
      assertRefused(Arrays.copyOf(whole, length), "not an ONNX file, or damaged");
    }
  }

  @Test
  void randomBytesAreRefused() throws Exception {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      refusal(bytes);
    }
  }

  @Test
  void changedBytesDoNotEndTheProgram() throws Exception {
    byte[] whole = OnnxModels.digits(Form.PLAIN);
    Random random = new Random(4);
    Path file = folder.resolve("changed.onnx");
    for (int i = 0; i < 60; i++) {
      byte[] changed = whole.clone();
      // The structure is in the first bytes and in the last ones.
      int at = random.nextInt(200);
      changed[random.nextBoolean() ? at : whole.length - 1 - at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, changed);
      try {
        ForeignModel.read(file, ImportOptions.NONE).open().close();
      } catch (UserFacingException e) {
        assertTrue(e.getMessage().contains("changed.onnx"), e.getMessage());
      }
    }
  }

  @Test
  void tensorsThatAreLargerThanTheFileAreRefused() throws Exception {
    OnnxBytes huge = new OnnxBytes().number(1, 1L << 40).number(1, 4).number(2, FLOAT);
    assertRefused(
        model(graph(OnnxBytes.node("Identity", "scores", "image")).message(5, huge), -1, 784),
        "declares a tensor that is larger");
    OnnxBytes packed = new OnnxBytes().bytes(1, new byte[] {100, 100, 100}).number(2, FLOAT);
    OnnxBytes constant =
        OnnxBytes.node("Constant", "c").message(5, new OnnxBytes().message(5, packed));
    assertRefused(model(graph(constant), -1, 10), "declares a tensor that is larger");
    OnnxBytes negative = new OnnxBytes().number(1, -5).number(2, FLOAT);
    assertRefused(model(graph().message(5, negative), -1, 10), "negative size");
  }

  @Test
  void aTensorThatIsComputedTooLargeIsRefused() throws Exception {
    byte[] size = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 42).array();
    OnnxBytes shape = new OnnxBytes().number(1, 1).number(2, 7).text(8, "size").bytes(9, size);
    OnnxBytes graph = graph(OnnxBytes.node("ConstantOfShape", "scores", "size")).message(5, shape);
    refusal(model(graph, -1, 10));
  }

  @Test
  void numbersInOtherFilesAreRefused() throws Exception {
    OnnxBytes path = new OnnxBytes().text(1, "location").text(2, "../../../etc/passwd");
    OnnxBytes external = new OnnxBytes().number(1, 1).number(2, FLOAT).message(13, path);
    OnnxBytes node = OnnxBytes.node("Identity", "scores", "image");
    assertRefused(model(graph(node).message(5, external), -1, 784), "in another file");
    OnnxBytes marked = new OnnxBytes().number(1, 1).number(2, FLOAT).number(14, 1);
    OnnxBytes within =
        OnnxBytes.node("If", "x", "image")
            .message(
                5,
                new OnnxBytes()
                    .message(
                        6,
                        new OnnxBytes()
                            .message(
                                1,
                                OnnxBytes.node("Constant", "c")
                                    .message(5, new OnnxBytes().message(5, marked)))));
    assertRefused(model(graph(within, node), -1, 784), "in another file");
  }

  @Test
  void graphsThatAreNestedTooDeeplyAreRefused() throws Exception {
    OnnxBytes inner = graph();
    for (int i = 0; i < 200; i++) {
      inner =
          new OnnxBytes().message(1, new OnnxBytes().message(5, new OnnxBytes().message(6, inner)));
    }
    assertRefused(OnnxBytes.model(inner).toByteArray(), "nested too deeply");
  }

  @Test
  void otherInputsAreNamed() throws Exception {
    assertRefused(
        OnnxModels.digits(Form.PLAIN.withShape(-1, 3, 28, 28)),
        "image FLOAT [?, 3, 28, 28], where 28 × 28 or 784");
    assertRefused(OnnxModels.digits(Form.PLAIN.withShape(32, 784)), "image FLOAT [32, 784]");
    assertRefused(OnnxModels.digits(Form.PLAIN.withShape(28, 28)), "image FLOAT [28, 28]");
    OnnxBytes bytes =
        new OnnxBytes()
            .message(1, OnnxBytes.node("Flatten", "scores", "image"))
            .text(2, "graph")
            .message(11, OnnxBytes.value("image", BYTE, -1, 784));
    bytes.message(12, OnnxBytes.value("scores", BYTE, -1, 784));
    assertRefused(OnnxBytes.model(bytes).toByteArray(), "image UINT8 [?, 784]");
    OnnxBytes two = graph(OnnxBytes.node("Add", "scores", "image", "mask"));
    two.message(11, OnnxBytes.value("mask", FLOAT, -1, 784));
    assertRefused(model(two, -1, 784), "it has 2 inputs (image FLOAT [?, 784], mask FLOAT");
  }

  @Test
  void outputsThatAreNoClassesAreNamed() throws Exception {
    assertRefused(
        model(graph(OnnxBytes.node("Flatten", "scores", "image")), -1, 784),
        "none of its outputs (scores FLOAT [?, 784])");
    OnnxBytes any =
        new OnnxBytes()
            .message(1, OnnxBytes.node("Flatten", "scores", "image"))
            .text(2, "graph")
            .message(11, OnnxBytes.value("image", FLOAT, -1, -2, -3, -4));
    assertRefused(model(any, -1, -5), "784 values for an image");
    byte[] eleven = OnnxModels.linear(new float[11 * 784], new float[11], Form.PLAIN);
    assertRefused(eleven, "11 classes without names");
    ImportOptions three =
        ImportOptionsBuilder.builder(ImportOptions.NONE).classes(List.of("a", "b", "c")).build();
    String message = refusal(eleven, three);
    assertTrue(message.contains("for each of the 3 classes"), message);
  }

  @Test
  void ofSeveralOutputsOneIsChosen() throws Exception {
    float[] weights = new float[784 * 10];
    OnnxBytes graph =
        graph(
                OnnxBytes.node("MatMul", "scores", "image", "weights"),
                OnnxBytes.node("Relu", "others", "scores"))
            .message(5, OnnxBytes.tensor("weights", weights, 784, 10));
    graph.message(12, OnnxBytes.value("others", FLOAT, -1, 10));
    byte[] bytes = model(graph, -1, 10);
    String message = refusal(bytes);
    assertTrue(message.contains("several of its outputs (others, scores)"), message);
    ImportOptions scores =
        ImportOptionsBuilder.builder(ImportOptions.NONE).output(Optional.of("scores")).build();
    ForeignModel model = ForeignModel.read(folder.resolve("bad.onnx"), scores);
    assertEquals("scores", model.manifest().options().get("output"));
  }

  @Test
  void unknownOperatorsAreNamed() throws Exception {
    OnnxBytes custom = OnnxBytes.node("Magic", "scores", "image").text(7, "com.example");
    String message = refusal(model(graph(custom), -1, 10));
    assertTrue(message.contains("Magic"), message);
  }

  @Test
  void outputsThatAreNotNumbersAreRefused() throws Exception {
    float[] offsets = new float[10];
    offsets[3] = Float.NaN;
    assertRefused(
        OnnxModels.linear(new float[7840], offsets, Form.PLAIN),
        "its output is not made of numbers");
  }

  @Test
  void metadataIsChecked() throws Exception {
    for (String classes : List.of("[", "7", "null", "[null]", "[[[[", "{\"a\":1}")) {
      assertRefused(
          OnnxModels.digits(Form.PLAIN.withMetadata(Map.of("classes", classes))),
          "the classes in its metadata");
    }
    Path file =
        Files.write(
            folder.resolve("odd.onnx"),
            OnnxModels.digits(Form.PLAIN.withMetadata(Map.of("temperature", "hot"))));
    assertEquals(
        List.of("0", "1"),
        ForeignModel.read(file, ImportOptions.NONE).manifest().classes().subList(0, 2));
    Files.write(
        file, OnnxModels.digits(Form.PLAIN.withMetadata(Map.of("preprocessing", "photos"))));
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> ForeignModel.read(file, ImportOptions.NONE));
    assertTrue(refused.getMessage().contains("no preprocessing \"photos\""), refused.getMessage());
  }

  @Test
  void aManifestThatDoesNotFitIsRefused() throws Exception {
    Path models = folder.resolve("models");
    Path file = Files.write(folder.resolve("net.onnx"), OnnxModels.digits(Form.PLAIN));
    ModelStore.Entry entry =
        ForeignModel.read(file, ImportOptions.NONE)
            .install(new ModelStore(List.of(models)), models);
    Path json = entry.folder().resolve("model.json");
    String right = Files.readString(json);
    for (String[] change :
        List.of(
            new String[] {"\"scores\"", "\"none\""},
            new String[] {"\"mean\" : 0.0", "\"mean\" : \"x\""},
            new String[] {"\"deviation\" : 1.0", "\"deviation\" : 0"},
            new String[] {"\"0\", ", ""})) {
      assertTrue(right.contains(change[0]), change[0]);
      Files.writeString(json, right.replace(change[0], change[1]));
      UserFacingException refused =
          assertThrows(
              UserFacingException.class,
              () -> ModelStore.load(ModelStore.entry(entry.folder())).close());
      assertTrue(refused.getMessage().contains("model.onnx cannot be used"), refused.getMessage());
    }
  }
}
