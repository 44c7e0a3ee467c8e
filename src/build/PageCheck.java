import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;
import org.sketch28.workspace.Workspace;

/**
 * Adds a script to an exported page that draws the drawings of a stroke file in it, and notes where
 * the page sees other pixels or predicts another class than the program. {@code .ci/page} starts it
 * and opens the result in a browser.
 *
 * <p>Arguments: the model, a file of strokes, the number of drawings, the exported page, the page
 * to write.
 */
final class PageCheck {

  private static final ObjectMapper JSON = new ObjectMapper();

  private PageCheck() {}

  public static void main(String[] arguments) throws Exception {
    Workspace workspace = Workspace.standard();
    ModelStore.Entry entry = workspace.models().find(arguments[0]);
    List<Map<String, Object>> drawings = new ArrayList<>();
    try (Recognizer recognizer = Recognizer.load(entry);
        StrokeFile file = StrokeFile.open(Path.of(arguments[1]))) {
      int count = Integer.parseInt(arguments[2]);
      for (var sample = file.next();
          sample != null && drawings.size() < count;
          sample = file.next()) {
        var recognition = recognizer.recognize(sample.drawing());
        Map<String, Object> drawing = new LinkedHashMap<>();
        drawing.put("strokes", sample.drawing().strokes().stream().map(PageCheck::stroke).toList());
        drawing.put(
            "pixels",
            Base64.getEncoder().encodeToString(recognition.preprocessed().result().toBytes()));
        drawing.put("best", recognition.prediction().map(each -> each.best()).orElse(-1));
        drawing.put("known", recognition.prediction().map(each -> each.known()).orElse(false));
        drawings.add(drawing);
      }
    }
    String page = Files.readString(Path.of(arguments[3]));
    String script =
        Files.readString(Path.of("src/build/page-check.js"))
            .replace("DRAWINGS", JSON.writeValueAsString(drawings));
    Files.writeString(
        Path.of(arguments[4]), page.replace("</body>", "<script>" + script + "</script></body>"));
  }

  private static Map<String, Object> stroke(Stroke stroke) {
    return Map.of(
        "tool",
        stroke.tool().name(),
        "width",
        stroke.width(),
        "gray",
        stroke.gray(),
        "points",
        stroke.points());
  }
}
