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
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sketch28.SyntheticDatasets;
import org.sketch28.TestPictures;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.DrawingRasterizer;
import org.sketch28.image.drawing.PngWriter;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.workspace.Workspace;

/**
 * Runs commands in this process, in a workspace of their own, on small synthetic data. As an
 * extension it has a new folder for each test.
 */
final class CommandRunner implements BeforeEachCallback, AfterEachCallback {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Class<?>> more;
  private boolean hasFewDigits;
  private Path folder;
  private Workspace workspace;

  private CommandRunner(List<Class<?>> more) {
    this.more = more;
  }

  /**
   * In a folder that its caller looks after.
   *
   * @param folder of the workspace, a temporary one
   */
  CommandRunner(Path folder) {
    this(List.of());
    open(folder);
  }

  /**
   * For each test in an empty folder.
   *
   * @param more classes of commands to add
   */
  static CommandRunner empty(Class<?>... more) {
    return new CommandRunner(List.of(more));
  }

  /**
   * For each test in a folder with {@link SyntheticDatasets#addFewDigits}.
   *
   * @param more classes of commands to add
   */
  static CommandRunner withFewDigits(Class<?>... more) {
    CommandRunner runner = empty(more);
    runner.hasFewDigits = true;
    return runner;
  }

  private void open(Path newFolder) {
    folder = newFolder;
    workspace = Workspace.in(folder);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    open(Files.createTempDirectory("sketch28-commands"));
    if (hasFewDigits) {
      addFewDigits();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    AtomicFiles.deleteTree(folder);
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

  /** The folder of the workspace. */
  Path folder() {
    return folder;
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

  /** See {@link SyntheticDatasets#addFewDigits}. */
  void addFewDigits() throws UserFacingException {
    SyntheticDatasets.addFewDigits(workspace);
  }

  /** Puts synthetic digits where a public dataset would be. */
  void addPublic(String name) throws UserFacingException {
    SyntheticDatasets.addPublic(workspace, name, SyntheticDatasets.digits());
  }

  /** See {@link SyntheticDatasets#addPenDigits}. */
  void addPenDigits(int... writers) throws IOException {
    SyntheticDatasets.addPenDigits(workspace, writers);
  }

  /** A picture file of digits side by side, white on black. */
  String number(String name, String digits) throws IOException {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < digits.length(); i++) {
      double left = 12 + i * 256.0 / digits.length();
      double scale = 1.6 / digits.length();
      for (JsonNode stroke : JSON.readTree(SyntheticDatasets.STROKES.get(digits.charAt(i) - '0'))) {
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
