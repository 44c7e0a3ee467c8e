package org.sketch28;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.exchange.DatasetExporter;
import org.sketch28.data.synth.StrokeDigits;
import org.sketch28.workspace.Workspace;

/** Puts small synthetic datasets into the workspace of a test. */
public final class SyntheticDatasets {

  /** The strokes of each digit, in the form of Quick, Draw!. */
  public static final List<String> STROKES =
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

  private SyntheticDatasets() {}

  /** Stroke digits: 200 for training, 50 for tests. */
  public static Map<Split, ImageDataset> digits() {
    return Map.of(
        Split.TRAIN, StrokeDigits.images("few", 200, 1),
        Split.TEST, StrokeDigits.images("few", 50, 2));
  }

  /** Adds those digits as an imported dataset "few". */
  public static void addFewDigits(Workspace workspace) throws UserFacingException {
    workspace.catalog().add("few", "Few digits", Domain.DIGITS, "synthetic", digits());
  }

  /** Adds those digits as an imported dataset, each with the label after its own. */
  public static void addWronglyLabelled(Workspace workspace, String name)
      throws UserFacingException {
    Map<Split, ImageDataset> right = digits();
    workspace
        .catalog()
        .add(
            name,
            name,
            Domain.DIGITS,
            "synthetic",
            Map.of(
                Split.TRAIN, shifted(right.get(Split.TRAIN)),
                Split.TEST, shifted(right.get(Split.TEST))));
  }

  private static ImageDataset shifted(ImageDataset data) {
    byte[] labels = data.labels().clone();
    for (int i = 0; i < labels.length; i++) {
      labels[i] = (byte) ((labels[i] + 1) % 10);
    }
    return new ImageDataset(data.name(), data.pixels(), labels, data.classNames());
  }

  /** Puts images where a public dataset would be, as its IDX files. */
  public static void addPublic(Workspace workspace, String name, Map<Split, ImageDataset> images)
      throws UserFacingException {
    DatasetExporter.write(
        workspace.datasets().own().resolve(name),
        DatasetExporter.Format.IDX,
        images,
        Progress.NONE);
  }

  /** Puts two drawings of each digit by each of the writers where the pen digits would be. */
  public static void addPenDigits(Workspace workspace, int... writers) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int writer : writers) {
      for (int i = 0; i < 20; i++) {
        // The second drawing of a digit differs in its first point.
        String strokes = STROKES.get(i % 10).replaceFirst("[0-9]+", i < 10 ? "$0" : "40");
        lines.append(
            "{\"word\":\"%d\",\"writer\":%d,\"drawing\":%s}\n".formatted(i % 10, writer, strokes));
      }
    }
    write(workspace, "pendigits/train.ndjson", lines.toString());
  }

  /** Puts a drawing for each of the words where those of Quick, Draw! would be. */
  public static void addQuickDraw(Workspace workspace, String... words) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < words.length; i++) {
      lines.append(
          "{\"word\":\"%s\",\"drawing\":[[[0,90,%d,0],[0,0,80,0]]]}\n"
              .formatted(words[i], 10 + 7 * i));
    }
    write(workspace, "quickdraw/dev.ndjson", lines.toString());
  }

  private static void write(Workspace workspace, String name, String text) throws IOException {
    Path file = workspace.datasets().own().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
