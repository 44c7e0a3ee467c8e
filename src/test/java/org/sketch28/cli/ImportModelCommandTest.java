package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.OnnxModels;
import org.sketch28.OnnxModels.Form;

/** {@code sketch28 import-model}, and what is done with an imported model. */
class ImportModelCommandTest {

  @RegisterExtension private final CommandRunner commands = CommandRunner.withFewDigits();

  @BeforeAll
  static void installRuntime() throws Exception {
    OnnxModels.installRuntime();
  }

  private String file(String name, byte[] bytes) throws Exception {
    return Files.write(commands.folder().resolve(name), bytes).toString();
  }

  @Test
  void anImportedModelDrawsIsEvaluatedAndCompared() throws Exception {
    String net = file("net.onnx", OnnxModels.digits(Form.PLAIN));
    CommandRunner.Result imported = commands.run("import-model", net);
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().startsWith("net\n  classes: 0, 1, 2"), imported.out());
    CommandRunner.Result classified =
        commands.run("classify", commands.seven(), "--model", "net", "--json");
    assertEquals(0, classified.code(), classified.err());
    assertEquals("7", classified.lastJson().get("predicted").asText(), classified.out());
    assertTrue(classified.lastJson().get("knownScore").isNull(), classified.out());
    CommandRunner.Result evaluated =
        commands.run("evaluate", "--model", "net", "--dataset", "few", "--json");
    assertEquals(0, evaluated.code(), evaluated.err());
    assertEquals(50, evaluated.lastJson().get("count").asInt());
    assertTrue(evaluated.lastJson().get("accuracy").asDouble() > 0.6, evaluated.out());
    CommandRunner.Result second =
        commands.run(
            "import-model", file("soft.onnx", OnnxModels.digits(Form.PLAIN.withSoftmax())));
    assertEquals(0, second.code(), second.err());
    CommandRunner.Result compared =
        commands.run("compare", "net", "soft", "--dataset", "few", "--json");
    assertEquals(0, compared.code(), compared.err());
    CommandRunner.Result listed = commands.run("models");
    assertTrue(listed.out().lines().anyMatch(line -> line.startsWith("net ")), listed.out());
  }

  @Test
  void anExportedModelComesBackAsItWas() throws Exception {
    Path exported = commands.folder().resolve("exported");
    CommandRunner.Result export =
        commands.run("export-model", "garments", exported.toString(), "--as", "onnx");
    assertEquals(0, export.code(), export.err());
    String net = exported.resolve("model.onnx").toString();
    CommandRunner.Result imported = commands.run("import-model", net, "--name", "again");
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().contains("Ankle boot"), imported.out());
    JsonNode first =
        commands.run("classify", commands.seven(), "--model", "garments", "--json").lastJson();
    JsonNode second =
        commands.run("classify", commands.seven(), "--model", "again", "--json").lastJson();
    assertEquals(first.get("predicted"), second.get("predicted"));
    assertEquals(first.get("probability").asDouble(), second.get("probability").asDouble(), 1e-4);
  }

  @Test
  void aDatasetTellsInputAndCalibration() throws Exception {
    String net = file("net.onnx", OnnxModels.digits(Form.PLAIN.withInk(255, true)));
    CommandRunner.Result imported =
        commands.run("import-model", net, "--name", "fitted", "--dataset", "few", "--json");
    assertEquals(0, imported.code(), imported.err());
    JsonNode line = imported.lastJson();
    assertEquals("fitted", line.get("model").asText());
    assertEquals(1 / 255.0, line.get("options").get("deviation").asDouble(), 1e-9);
    assertTrue(line.get("options").get("inverted").asBoolean(), imported.out());
    assertTrue(line.get("temperature").asDouble() != 1, imported.out());
    assertEquals("test accuracy", line.get("results").get(0).get("measure").asText());
    assertTrue(line.get("results").get(0).get("value").asDouble() > 0.6, imported.out());
  }

  @Test
  void whatTheUserSaysIsNotFitted() throws Exception {
    String net = file("net.onnx", OnnxModels.digits(Form.PLAIN));
    CommandRunner.Result imported =
        commands.run(
            "import-model", net, "--dataset", "few", "--range", "0.1307,0.3081", "--ink", "light");
    assertEquals(0, imported.code(), imported.err());
    assertTrue(imported.out().contains("mean: 0.1307\n  deviation: 0.3081"), imported.out());
    assertTrue(imported.out().contains("test accuracy: "), imported.out());
    for (String range : List.of("1", "a,b", "0,0")) {
      assertEquals(2, commands.run("import-model", net, "--range", range).code());
    }
  }

  @Test
  void probabilitiesAreFittedWithoutAThreshold() throws Exception {
    String net = file("soft.onnx", OnnxModels.digits(Form.PLAIN.withSoftmax()));
    assertEquals(0, commands.run("import-model", net, "--dataset", "few").code());
    CommandRunner.Result evaluated =
        commands.run("evaluate", "--model", "soft", "--dataset", "few", "--json");
    assertEquals(1, evaluated.lastJson().get("known").asDouble());
  }

  @Test
  void aNetworkOfOurOwnIsBroughtInAndCalibrated() throws Exception {
    assertEquals(0, commands.train("few", "--out", commands.path("trained")).code());
    Path elsewhere = Files.createDirectories(commands.folder().resolve("elsewhere"));
    Files.copy(
        commands.folder().resolve("trained/model.safetensors"),
        elsewhere.resolve("model.safetensors"));
    commands.file("elsewhere/config.json", "{\"architecture\":\"linear\"}");
    CommandRunner.Result imported =
        commands.run(
            "import-model", elsewhere.toString(), "--name", "theirs", "--dataset", "few", "--json");
    assertEquals(0, imported.code(), imported.err());
    assertEquals("linear", imported.lastJson().get("architecture").asText());
    assertTrue(imported.lastJson().get("temperature").asDouble() != 1, imported.out());
  }

  @Test
  void classesThatAreNotThoseOfTheDatasetAreRefused() throws Exception {
    String classes = "[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\",\"g\",\"h\",\"i\",\"j\"]";
    String net =
        file("net.onnx", OnnxModels.digits(Form.PLAIN.withMetadata(Map.of("classes", classes))));
    CommandRunner.Result named =
        commands.run("import-model", net, "--classes", "a,b,c,d,e,f,g,h,i,j", "--dataset", "few");
    assertEquals(1, named.code());
    assertTrue(named.err().contains("Choose another dataset"), named.err());
    assertFalse(Files.exists(commands.folder().resolve("models/net")));
    assertEquals(1, commands.run("import-model", commands.path("none.onnx")).code());
  }

  @Test
  void onnxRuntimeIsInstalledFromAFile() throws Exception {
    CommandRunner.Result refused =
        commands.run("models", "--install-onnx-runtime", commands.file("some.jar", "no jar"));
    assertEquals(1, refused.code());
    assertTrue(refused.err().contains("its SHA-256 is"), refused.err());
    CommandRunner.Result installed =
        commands.run("models", "--install-onnx-runtime", OnnxModels.jar().toString());
    assertEquals(0, installed.code(), installed.err());
    assertTrue(installed.out().contains("has been installed"), installed.out());
  }
}
