package org.sketch28.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.ImageFactory;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.image.GrayImage;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/** The archive, loaded by DJL with nothing but what it says itself, as DJL Serving loads it. */
class ServingFormatTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void djlLoadsTheArchiveAndNamesPicturesAsTheProgramDoes() throws Exception {
    Workspace workspace = Workspace.in(folder);
    ModelStore.Entry entry = workspace.models().find("garments");
    Path exported = folder.resolve("exported");
    ModelExporter.write(entry, ModelExporter.Format.DJL_SERVING, List.of(), 30, exported);
    Criteria<Image, Classifications> criteria =
        Criteria.builder()
            .setTypes(Image.class, Classifications.class)
            .optModelPath(exported.resolve("model.zip"))
            .optEngine("OnnxRuntime")
            .build();
    try (ZooModel<Image, Classifications> model = criteria.loadModel();
        Predictor<Image, Classifications> predictor = model.newPredictor()) {
      for (String line : Files.readAllLines(exported.resolve(ExportedModel.VECTORS))) {
        JsonNode vector = JSON.readTree(line);
        GrayImage image =
            new GrayImage(28, 28, Base64.getDecoder().decode(vector.get("pixels").asText()));
        Classifications found =
            predictor.predict(
                ImageFactory.getInstance()
                    .fromInputStream(new ByteArrayInputStream(PngWriter.encode(image))));
        int best = 0;
        JsonNode logits = vector.get("logits");
        for (int c = 1; c < logits.size(); c++) {
          best = logits.get(c).asDouble() > logits.get(best).asDouble() ? c : best;
        }
        assertEquals(entry.manifest().classes().get(best), found.best().getClassName());
      }
    }
  }
}
