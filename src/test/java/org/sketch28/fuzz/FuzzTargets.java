package org.sketch28.fuzz;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.sketch28.TestPictures;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.data.drawings.DrawingDocument;
import org.sketch28.data.exchange.DatasetImporter;
import org.sketch28.data.format.StrokeFile;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.image.drawing.Stroke;
import org.sketch28.image.drawing.StrokePoint;
import org.sketch28.image.picture.InkExtractor;
import org.sketch28.image.picture.PictureReader;
import org.sketch28.image.picture.Polarity;
import org.sketch28.model.recognize.Recognizer;

/** Every reader of files, with valid files to damage. */
final class FuzzTargets {

  private FuzzTargets() {}

  /** What a damaged file is made from. */
  private interface Damage {
    byte[] of(Mutator mutator, byte[] whole);
  }

  private interface Reader {
    void read(Path file) throws Exception;
  }

  /** A single file. */
  private record FileTarget(
      String name, String fileName, List<byte[]> seeds, Damage damage, Reader reader)
      implements FuzzTarget {

    @Override
    public Path make(Mutator mutator, Path folder) throws IOException {
      return Files.write(folder.resolve(fileName), damage.of(mutator, mutator.one(seeds)));
    }

    @Override
    public void read(Path input) throws Exception {
      reader.read(input);
    }
  }

  /** All targets; models and datasets are made in a folder. */
  static List<FuzzTarget> all(Path scratch) throws Exception {
    Recognizer digits = WorkspaceTarget.digits();
    List<FuzzTarget> targets = new ArrayList<>();
    targets.add(
        new FileTarget(
            "picture",
            "picture",
            pictures(),
            Mutator::bytes,
            file -> InkExtractor.extract(PictureReader.read(file).brightness(), Polarity.AUTO)));
    targets.add(
        new FileTarget(
            "drawing",
            "drawing.sketch28",
            drawings(),
            Mutator::text,
            file -> digits.read(DrawingDocument.read(file))));
    targets.add(
        new FileTarget(
            "strokes",
            "strokes.ndjson",
            List.of(strokes()),
            (mutator, whole) -> mutator.maybeGzipped(mutator.text(whole)),
            file -> readStrokes(file, digits)));
    targets.add(
        new FileTarget(
            "csv",
            "table.csv",
            List.of(csv(true), csv(false)),
            (mutator, whole) -> mutator.maybeGzipped(mutator.text(whole)),
            FuzzTargets::readDataset));
    targets.add(new IdxTarget());
    targets.addAll(ModelTargets.all());
    targets.add(new RunTarget(scratch));
    targets.add(new WorkspaceTarget(scratch));
    targets.add(new SettingsTarget());
    return targets;
  }

  private static void readDataset(Path path) throws UserFacingException {
    DatasetImporter.read(path, List.of(), Domain.DIGITS, Progress.NONE);
  }

  private static void readStrokes(Path path, Recognizer digits) throws UserFacingException {
    try (StrokeFile file = StrokeFile.open(path)) {
      for (StrokeFile.Sample s = file.next(); s != null; s = file.next()) {
        digits.read(s.drawing());
      }
    }
  }

  /** A folder with an IDX file of images and one of labels, of which one is damaged. */
  private record IdxTarget() implements FuzzTarget {

    @Override
    public String name() {
      return "idx";
    }

    @Override
    public Path make(Mutator mutator, Path folder) throws IOException {
      byte[] images =
          ByteBuffer.allocate(16 + 784 * 5).putInt(0x803).putInt(5).putInt(28).putInt(28).array();
      byte[] labels = ByteBuffer.allocate(8 + 5).putInt(0x801).putInt(5).array();
      boolean both = mutator.below(4) == 0;
      boolean first = mutator.below(2) == 0;
      byte[] damagedImages = both || first ? mutator.bytes(images) : images;
      byte[] damagedLabels = both || !first ? mutator.bytes(labels) : labels;
      Path file = folder.resolve("train-images-idx3-ubyte");
      Files.write(file, mutator.maybeGzipped(damagedImages));
      Files.write(folder.resolve("train-labels-idx1-ubyte"), mutator.maybeGzipped(damagedLabels));
      return file;
    }

    @Override
    public void read(Path input) throws Exception {
      readDataset(input);
    }
  }

  private static List<byte[]> pictures() throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (String format : List.of("png", "jpg", "gif", "bmp", "tiff")) {
      pictures.add(TestPictures.encode(TestPictures.seven(), format));
    }
    int[] types = {
      BufferedImage.TYPE_BYTE_BINARY,
      BufferedImage.TYPE_BYTE_INDEXED,
      BufferedImage.TYPE_USHORT_GRAY,
      BufferedImage.TYPE_INT_ARGB
    };
    for (int type : types) {
      BufferedImage image = new BufferedImage(40, 30, type);
      pictures.add(TestPictures.encode(image, "png"));
      pictures.add(TestPictures.encode(image, "tiff"));
    }
    for (String compression : List.of("CCITT T.6", "CCITT RLE", "LZW", "Deflate", "PackBits")) {
      pictures.add(written("tiff", compression, BufferedImage.TYPE_BYTE_BINARY, false));
    }
    pictures.add(written("jpeg", "JPEG", BufferedImage.TYPE_BYTE_GRAY, true));
    for (String kind : List.of("lossless", "lossy", "transparent")) {
      try (InputStream in = FuzzTargets.class.getResourceAsStream("/pictures/" + kind + ".webp")) {
        pictures.add(in.readAllBytes());
      }
    }
    return pictures;
  }

  private static byte[] written(String format, String compression, int type, boolean progressive)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionType(compression);
    if (progressive) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream to = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(to);
      BufferedImage seven =
          ImageIO.read(new ByteArrayInputStream(TestPictures.encode(TestPictures.seven(), "png")));
      BufferedImage image = new BufferedImage(160, 160, type);
      image.createGraphics().drawImage(seven, 0, 0, null);
      writer.write(null, new IIOImage(image, null, null), parameters);
    }
    writer.dispose();
    return out.toByteArray();
  }

  private static List<byte[]> drawings() {
    Stroke line = Stroke.pen(18, new StrokePoint(40, 60), new StrokePoint(200, 61.5));
    Stroke down = Stroke.pen(12, new StrokePoint(200, 60), new StrokePoint(90, 240));
    Stroke second = Stroke.pen(12, new StrokePoint(300, 60), new StrokePoint(300, 240));
    List<StrokePoint> area =
        List.of(new StrokePoint(10, 10), new StrokePoint(90, 10), new StrokePoint(50, 90));
    Stroke eraser = new Stroke(Stroke.Tool.ERASER, area, 20, 0);
    Stroke fill = new Stroke(Stroke.Tool.FILL, area, 18, 200);
    Stroke flood = new Stroke(Stroke.Tool.FILL, area.subList(0, 1), 18, 100);
    return List.of(
        DrawingDocument.encode(Drawing.of(List.of(line, down))),
        DrawingDocument.encode(Drawing.of(List.of(line, down, second))),
        DrawingDocument.encode(Drawing.of(List.of(line, down, eraser))),
        DrawingDocument.encode(Drawing.of(List.of(line, fill, flood, down))),
        DrawingDocument.encode(
            Drawing.of(TestPicturesInk.of(TestPictures.seven())).plus(second).plus(flood)));
  }

  private static byte[] strokes() {
    String line =
        "{\"word\":\"7\",\"writer\":3,\"drawing\":[[[10,60,30],[10,12,90]],[[5,9],[7,8]]]}\n";
    return line.repeat(3).getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] csv(boolean header) {
    String row = "3," + "0,255,".repeat(391) + "0,9\n";
    String names =
        "label," + IntStream.range(0, 784).mapToObj(i -> "p" + i).collect(Collectors.joining(","));
    return ((header ? names + "\n" : "") + row.repeat(3)).getBytes(StandardCharsets.UTF_8);
  }
}
