package org.sketch28.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sketch28.model.ScoredClassifier;
import org.sketch28.model.graph.Layer;
import org.sketch28.model.graph.NetworkGraph;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.RandomNetworks;
import org.sketch28.workspace.Workspace;

/** The exported page; {@code .ci/page} opens it in a browser. */
class HtmlPageTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static String content(String page, String id) {
    Matcher matcher =
        Pattern.compile("id=\"" + id + "\">(.*?)</script>", Pattern.DOTALL).matcher(page);
    assertTrue(matcher.find(), id);
    return matcher.group(1);
  }

  @Test
  void whatPeopleWroteStaysText() throws Exception {
    String words = "</script><b>& @@STYLE@@ \"it\"";
    ObjectNode description = JSON.createObjectNode().put("title", words).put("description", words);
    String page = HtmlPage.of(description, new float[] {0.5f, -2});
    assertFalse(page.contains("<b>"), page);
    assertEquals(words, JSON.readTree(content(page, "model")).get("title").asText());
    assertTrue(page.contains("<h1>&lt;/script&gt;&lt;b&gt;&amp; &#64;&#64;STYLE&#64;&#64; &quot;"));
    ByteBuffer weights = ByteBuffer.wrap(Base64.getDecoder().decode(content(page, "weights")));
    assertEquals(0.5f, weights.order(ByteOrder.LITTLE_ENDIAN).getFloat(0));
    assertEquals(-2, weights.getFloat(4));
  }

  @Test
  void thePageOfAShippedModelNeedsNothingElse(@TempDir Path folder) throws Exception {
    Path target = folder.resolve("page");
    ModelExporter.write(
        Workspace.in(folder).models().find("digits"),
        ModelExporter.Format.HTML,
        List.of(),
        3,
        target);
    String page = Files.readString(target.resolve(HtmlFormat.PAGE));
    assertTrue(page.length() < 5_000_000, page.length() + " characters");
    assertFalse(Pattern.compile("@@[A-Z]+@@|https?://|src=|href=").matcher(page).find());
    JsonNode model = JSON.readTree(content(page, "model"));
    assertEquals("DIGITS", model.get("kind").asText());
    assertEquals(3, model.get("vectors").size());
    assertTrue(model.get("threshold").isNumber());
  }

  @ParameterizedTest
  @EnumSource(Architecture.class)
  void tensorsAreWhereTheDescriptionSays(Architecture architecture) throws Exception {
    try (ScoredClassifier classifier = RandomNetworks.create(architecture)) {
      NetworkGraph graph = NetworkGraph.of(classifier);
      HtmlNetwork network = new HtmlNetwork();
      JsonNode layers = network.members(graph).get(0).get("layers");
      float[] weights = network.weights();
      List<Layer> expected = graph.members().get(0).layers();
      assertEquals(expected.size(), layers.size());
      Layer.Dense head = (Layer.Dense) expected.get(expected.size() - 1);
      JsonNode last = layers.get(layers.size() - 1);
      assertArrayEquals(head.weight().values(), values(weights, last.get("weight")));
      assertArrayEquals(head.bias().values(), values(weights, last.get("bias")));
      assertEquals(weights.length, places(layers));
    }
  }

  private static float[] values(float[] weights, JsonNode tensor) {
    float[] values = new float[size(tensor)];
    System.arraycopy(weights, tensor.get("offset").asInt(), values, 0, values.length);
    return values;
  }

  private static int size(JsonNode tensor) {
    int size = 1;
    for (JsonNode side : tensor.get("shape")) {
      size *= side.asInt();
    }
    return size;
  }

  /** How many weights all tensors below a node have together. */
  private static int places(JsonNode node) {
    if (node.has("offset")) {
      return size(node);
    }
    int places = 0;
    for (Iterator<JsonNode> children = node.elements(); children.hasNext(); ) {
      places += places(children.next());
    }
    return places;
  }
}
