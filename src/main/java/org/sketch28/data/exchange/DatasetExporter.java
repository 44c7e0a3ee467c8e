package org.sketch28.data.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.NewFolder;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ClassNames;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.format.IdxFile;
import org.sketch28.image.drawing.PngWriter;

/** Exports datasets into a new folder, in a format that {@link DatasetImporter} can read. */
public final class DatasetExporter {

  private DatasetExporter() {}

  /** The formats. */
  public enum Format {
    /** IDX files, as MNIST's. */
    IDX,
    /** Kaggle's tables: a label and 784 grey levels on each line. */
    CSV,
    /** A folder of pictures for each class. */
    PNG
  }

  /**
   * Exports a dataset; the folder appears when everything is written.
   *
   * @param folder must not exist, or be empty
   * @param splits the images; not empty
   * @param progress in images; may cancel
   * @throws UserFacingException if the folder is not empty or cannot be written
   */
  public static void write(
      Path folder, Format format, Map<Split, ImageDataset> splits, Progress progress)
      throws UserFacingException {
    long total = splits.values().stream().mapToLong(ImageDataset::size).sum();
    try {
      NewFolder.require(folder);
      AtomicFiles.writeFolder(
          folder,
          temporary -> {
            long before = 0;
            for (Map.Entry<Split, ImageDataset> each : splits.entrySet()) {
              long offset = before;
              Progress part = (done, size) -> progress.at(offset + done, total);
              switch (format) {
                case IDX -> writeIdx(temporary, each.getKey(), each.getValue());
                case CSV ->
                    writeCsv(temporary.resolve(each.getKey() + ".csv"), each.getValue(), part);
                case PNG ->
                    writePng(temporary.resolve(each.getKey().toString()), each.getValue(), part);
              }
              before += each.getValue().size();
              progress.at(before, total);
            }
            List<String> names = splits.values().iterator().next().classNames();
            Files.write(temporary.resolve(ClassNames.FILE), ClassNames.toBytes(names));
          });
    } catch (IOException e) {
      throw new UserFacingException(
          "%s cannot be written: %s. Choose another folder or free some space."
              .formatted(folder, FileErrors.reason(e)),
          e);
    }
  }

  private static void writeIdx(Path folder, Split split, ImageDataset data) throws IOException {
    String prefix = split == Split.TRAIN ? "train" : "t10k";
    Files.write(folder.resolve(prefix + "-images-idx3-ubyte"), IdxFile.ofImages(data).toBytes());
    Files.write(folder.resolve(prefix + "-labels-idx1-ubyte"), IdxFile.ofLabels(data).toBytes());
  }

  private static void writeCsv(Path file, ImageDataset data, Progress progress) throws IOException {
    byte[][] numbers = new byte[256][];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = ("," + i).getBytes(StandardCharsets.US_ASCII);
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      StringBuilder header = new StringBuilder("label");
      for (int i = 0; i < ImageDataset.PIXELS; i++) {
        header.append(",pixel").append(i);
      }
      out.write(header.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
      for (int i = 0; i < data.size(); i++) {
        out.write(Integer.toString(data.label(i)).getBytes(StandardCharsets.US_ASCII));
        for (int p = i * ImageDataset.PIXELS; p < (i + 1) * ImageDataset.PIXELS; p++) {
          out.write(numbers[data.pixels()[p] & 0xff]);
        }
        out.write('\n');
        progress.at(i, data.size());
      }
    }
  }

  /** Files are named after their index, so that an import finds the same order. */
  private static void writePng(Path folder, ImageDataset data, Progress progress)
      throws IOException {
    List<String> names = data.classNames();
    for (String name : names) {
      Files.createDirectories(folder.resolve(FolderName.encode(name, names)));
    }
    for (int i = 0; i < data.size(); i++) {
      String name = names.get(data.label(i));
      Files.write(
          folder
              .resolve(FolderName.encode(name, names))
              .resolve(String.format(Locale.ROOT, "%06d.png", i)),
          PngWriter.encode(data.image(i)));
      progress.at(i, data.size());
    }
  }
}
