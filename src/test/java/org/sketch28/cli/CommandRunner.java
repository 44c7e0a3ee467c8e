package org.sketch28.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sketch28.TestPictures;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.workspace.Workspace;

/** Runs commands in this process, in a workspace of their own, on small synthetic data. */
final class CommandRunner {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Workspace workspace;
  private final List<Class<?>> more;

  /**
   * @param folder of the workspace, a temporary one
   * @param more classes of commands to add
   */
  CommandRunner(Path folder, Class<?>... more) {
    this.folder = folder;
    this.workspace = Workspace.in(folder);
    this.more = List.of(more);
  }

  /** What a command printed, and its exit code. */
  record Result(int code, String out, String err) {

    /** The lines of JSON on standard output. */
    List<JsonNode> json() throws JsonProcessingException {
      List<JsonNode> nodes = new ArrayList<>();
      for (String line : out.lines().toList()) {
        nodes.add(JSON.readTree(line));
      }
      return nodes;
    }

    /** The last line of JSON on standard output. */
    JsonNode lastJson() throws JsonProcessingException {
      List<JsonNode> nodes = json();
      return nodes.get(nodes.size() - 1);
    }
  }

  Workspace workspace() {
    return workspace;
  }

  Result run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Cli.run(workspace, new PrintWriter(out, true), new PrintWriter(err, true), more, arguments);
    return new Result(code, out.toString(), err.toString());
  }

  /** Trains a linear model on a dataset for one epoch. */
  Result train(String dataset, String... options) {
    return train(dataset, 1, options);
  }

  /** Trains a linear model on a dataset. */
  Result train(String dataset, int epochs, String... options) {
    List<String> arguments = new ArrayList<>(List.of("train", "--dataset", dataset));
    arguments.addAll(List.of("--architecture", "linear", "--epochs", Integer.toString(epochs)));
    arguments.addAll(List.of(options));
    return run(arguments.toArray(new String[0]));
  }

  /** A path in the workspace, as an argument. */
  String path(String name) {
    return folder.resolve(name).toString();
  }

  /** A picture file with a 7. */
  String seven() throws IOException {
    return picture("seven.png", TestPictures.seven());
  }

  String picture(String name, BufferedImage image) throws IOException {
    return Files.write(folder.resolve(name), TestPictures.encode(image, "png")).toString();
  }

  /** A text file, such as one of strokes. */
  String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  /** Adds an imported dataset "few" of stroke digits: 200 for training, 50 for tests. */
  void addFewDigits() throws UserFacingException {
    workspace.catalog().add("few", "Few digits", Domain.DIGITS, "synthetic", digits());
  }

  /** Adds an imported dataset of the same images, each with the label after its own. */
  void addWronglyLabelled(String name) throws UserFacingException {
    Map<Split, ImageDataset> parts =
        Map.of(Split.TRAIN, shifted(digits().get(Split.TRAIN)), Split.TEST, shifted(test()));
    workspace.catalog().add(name, name, Domain.DIGITS, "synthetic", parts);
  }

  private static ImageDataset shifted(ImageDataset data) {
    byte[] labels = data.labels().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) ((labels[i] + 1) % 10);
    }
    return new ImageDataset(data.name(), data.pixels(), labels, data.classNames());
  }

  /** Puts synthetic images where a public dataset would be, as its IDX files. */
  void addPublic(String name) throws UserFacingException {
    DatasetExporter.write(
        workspace.datasets().own().resolve(name),
        DatasetExporter.Format.IDX,
        digits(),
        Progress.NONE);
  }

  /** Puts two drawings of each digit by each of the writers where the pen digits would be. */
  void addPenDigits(int... writers) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int writer : writers) {
      for (int i = 0; i < 20; i++) {
        // The second drawing of a digit differs in its first point.
        String strokes = STROKES.get(i % 10).replaceFirst("[0-9]+", i < 10 ? "$0" : "40");
        lines.append(
            "{\"word\":\"%d\",\"writer\":%d,\"drawing\":%s}\n"
                .formatted(i % 10, writer, strokes));
      }
    }
    file("data/pendigits/train.ndjson", lines.toString());
  }

  /** The strokes of each digit, in the form of Quick, Draw!. */
  static final List<String> STROKES =
      List.of(
          "[[[50,25,15,25,50,75,85,75,50],[0,10,50,90,100,90,50,10,0]]]",
          "[[[50,50,50],[0,50,100]]]",
          "[[[15,30,60,75,60,15,45,85],[20,3,3,25,50,100,100,100]]]",
          "[[[20,50,70,50,40,70,75,50,15],[5,0,22,45,45,60,85,100,90]]]",
          "[[[60,10,85],[0,65,65]],[[60,60],[0,100]]]",
          "[[[75,25,20,50,75,75,50,15],[0,0,42,38,55,85,100,90]]]",
          "[[[60,30,15,20,50,75,70,45,20],[0,25,65,92,100,80,60,52,70]]]",
          "[[[10,80,40],[0,0,100]]]",
          "[[[50,20,25,50,75,80,50,20,25,50,80,75,50],[0,10,35,48,65,90,100,90,65,48,35,10,0]]]",
          "[[[75,50,25,30,55,75,75,65],[15,0,15,42,48,20,15,100]]]");

  private static Map<Split, ImageDataset> digits() {
    return Map.of(Split.TRAIN, StrokeDigits.images("few", 200, 1), Split.TEST, test());
  }

  private static ImageDataset test() {
    return StrokeDigits.images("few", 50, 2);
  }

  /** A picture file of digits side by side, white on black. */
  String number(String name, String digits) throws IOException {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      double left = 12 + i * 256.0 / digits.length();
      double scale = 1.6 / digits.length();
      for (JsonNode stroke : JSON.readTree(STROKES.get(digits.charAt(i) - '0'))) {
        List<StrokePoint> points = new ArrayList<>();
        for (int p = 0; p < stroke.get(0).size(); p++) {
          double x = stroke.get(0).get(p).asDouble();
          double y = stroke.get(1).get(p).asDouble();
          points.add(new StrokePoint(left + scale * x, 100 + 1.5 * scale * y));
        }
        strokes.add(new Stroke(Stroke.Tool.PEN, points, 6, 255));
      }
    }
    byte[] png = PngWriter.encode(DrawingRasterizer.rasterize(Drawing.of(strokes), 560));
    return Files.write(folder.resolve(name), png).toString();
  }
}
