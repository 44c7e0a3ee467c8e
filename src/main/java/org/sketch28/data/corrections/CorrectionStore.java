package org.sketch28.data.corrections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.sketch28.data.AtomicFiles;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Sha256;
import org.sketch28.data.Split;
import org.sketch28.data.UserFolders;
import org.sketch28.image.UserFacingException;

/**
 * The user's corrections on disk, a JSON file a dataset.
 *
 * @param folder where the files are; made when it is needed
 */
public record CorrectionStore(Path folder) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int HASH_DIGITS = 16;

  /** In the user's folder for data. */
  public static CorrectionStore standard() {
    return new CorrectionStore(UserFolders.data().resolve("corrections"));
  }

  /** All corrections of a dataset, by half and index. */
  public List<Correction> list(String dataset) throws UserFacingException {
    Path file = file(dataset);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Correction[] read = JSON.readValue(file.toFile(), Correction[].class);
      List<Correction> corrections = new ArrayList<>();
      for (Correction each : read) {
        if (each != null && each.split() != null && each.image() != null) {
          corrections.add(each);
        }
      }
      return List.copyOf(corrections);
    } catch (JsonProcessingException e) {
      throw new UserFacingException(
          file + " is damaged. Rename it to go on without these corrections of labels.", e);
    } catch (IOException e) {
      throw new UserFacingException("Cannot read " + file + ": " + e.getMessage(), e);
    }
  }

  /** Keeps a correction in place of an older one of the same image. */
  public void put(String dataset, Correction correction) throws UserFacingException {
    List<Correction> all = without(dataset, correction.split(), correction.index());
    all.add(correction);
    write(dataset, all);
  }

  /** Takes a correction back. */
  public void remove(String dataset, Split split, int index) throws UserFacingException {
    write(dataset, without(dataset, split, index));
  }

  private List<Correction> without(String dataset, Split split, int index)
      throws UserFacingException {
    List<Correction> all = new ArrayList<>(list(dataset));
    all.removeIf(each -> each.split() == split && each.index() == index);
    return all;
  }

  private void write(String dataset, List<Correction> corrections) throws UserFacingException {
    List<Correction> sorted = new ArrayList<>(corrections);
    sorted.sort(Comparator.comparing(Correction::split).thenComparing(Correction::index));
    Path file = file(dataset);
    try {
      AtomicFiles.write(
          file, (JSON.writeValueAsString(sorted) + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UserFacingException(
          "The correction cannot be written to %s: %s. Free some space and try again."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  private Path file(String dataset) {
    return folder.resolve(dataset + ".json");
  }

  /** What tells an image from another. */
  public static String hash(ImageDataset data, int index) {
    return Sha256.of(data.image(index).toBytes()).substring(0, HASH_DIGITS);
  }

  /** Where the user says another class than the dataset does, or that nobody can tell. */
  public static Optional<Correction> of(ImageDataset data, Split split, int index, int to) {
    int from = data.label(index);
    return to == from
        ? Optional.empty()
        : Optional.of(new Correction(split, index, hash(data, index), from, to));
  }

  /**
   * The labels of {@code data} after all corrections of that half which are of these very images.
   *
   * @return a class index an image, or {@link Correction#UNCLEAR}
   */
  public static int[] labels(ImageDataset data, Split split, List<Correction> corrections) {
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    for (Correction each : corrections) {
      boolean fits =
          each.split() == split
              && each.index() >= 0
              && each.index() < labels.length
              && each.to() >= Correction.UNCLEAR
              && each.to() < data.classNames().size()
              && Objects.equals(each.image(), hash(data, each.index()));
      if (fits) {
        labels[each.index()] = each.to();
      }
    }
    return labels;
  }

  /** A table of corrections: split, index, image, label, corrected label (empty if unclear). */
  public static byte[] csv(List<Correction> corrections, List<String> classNames) {
    StringBuilder text = new StringBuilder("split,index,image,label,corrected\n");
    for (Correction each : corrections) {
      text.append(each.split()).append(',').append(each.index()).append(',');
      text.append(each.image()).append(',').append(quoted(classNames.get(each.from()))).append(',');
      text.append(each.to() < 0 ? "" : quoted(classNames.get(each.to()))).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
