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
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;

/**
 * The user's corrections on disk, a JSON file for each dataset.
 *
 * @param folder where the files are; created when it is needed
 */
public record CorrectionStore(Path folder) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final int HASH_DIGITS = 16;

  /**
   * All corrections of a dataset as they were saved, by split and index.
   *
   * @throws UserFacingException if the file is damaged or cannot be read
   */
  public List<Correction> list(String dataset) throws UserFacingException {
    Path file = file(dataset);
    if (!Files.exists(file)) {
      return List.of();
    }
    try {
      Correction[] read = JSON.readValue(file.toFile(), Correction[].class);
      if (read == null) {
        throw damaged(file, null);
      }
      List<Correction> corrections = new ArrayList<>();
      for (Correction each : read) {
        if (each != null && each.split() != null && each.image() != null) {
          corrections.add(each);
        }
      }
      return List.copyOf(corrections);
    } catch (JsonProcessingException e) {
      throw damaged(file, e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private static UserFacingException damaged(Path file, Throwable cause) {
    return new UserFacingException(
        file + " is damaged. Rename it to continue without these corrections of labels.", cause);
  }

  /**
   * Saves a correction in place of an older one of the same image.
   *
   * @param data the images of the correction's split
   * @throws UserFacingException if the file is damaged or cannot be written
   */
  public void put(String dataset, ImageDataset data, Correction correction)
      throws UserFacingException {
    change(
        dataset,
        () -> {
          List<Correction> all = without(dataset, data, correction.split(), correction.index());
          all.add(correction);
          return all;
        });
  }

  /**
   * Removes the correction of the image at {@code index} of {@code data}.
   *
   * @throws UserFacingException if the file is damaged or cannot be written
   */
  public void remove(String dataset, ImageDataset data, Split split, int index)
      throws UserFacingException {
    change(dataset, () -> without(dataset, data, split, index));
  }

  private List<Correction> without(String dataset, ImageDataset data, Split split, int index)
      throws UserFacingException {
    ContentIndex places = new ContentIndex(data);
    List<Correction> others = new ArrayList<>();
    for (Correction each : list(dataset)) {
      Optional<Correction> placed = each.split() == split ? places.find(each) : Optional.empty();
      if (placed.isEmpty()) {
        // Of the other split, or of a drawing that was removed and may come back.
        others.add(each);
      } else if (placed.get().index() != index) {
        others.add(placed.get());
      }
    }
    return others;
  }

  /** Reads, changes and writes under a lock: another window may be doing the same. */
  private void change(String dataset, FileLocks.Change<List<Correction>> change)
      throws UserFacingException {
    Path file = file(dataset);
    try {
      FileLocks.exclusively(
          folder,
          () -> {
            List<Correction> sorted = new ArrayList<>(change.make());
            sorted.sort(Comparator.comparing(Correction::split).thenComparing(Correction::index));
            AtomicFiles.write(
                file, (JSON.writeValueAsString(sorted) + "\n").getBytes(StandardCharsets.UTF_8));
            return sorted;
          });
    } catch (IOException e) {
      throw new UserFacingException(
          "The correction cannot be written to %s: %s. Free some space and try again."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private Path file(String dataset) {
    return folder.resolve(dataset + ".json");
  }

  /** Identifies an image by its content. */
  public static String hash(ImageDataset data, int index) {
    return Sha256.of(data.image(index).toBytes()).substring(0, HASH_DIGITS);
  }

  /**
   * The correction of a label to a class or {@link Correction#UNCLEAR}; empty if it is the same.
   */
  public static Optional<Correction> of(ImageDataset data, Split split, int index, int to) {
    int from = data.label(index);
    return to == from
        ? Optional.empty()
        : Optional.of(new Correction(split, index, hash(data, index), from, to));
  }

  /**
   * The corrections that apply: those of images in {@code data}, with their present indices, and
   * those of the other split as they were saved. Corrections to other classes are left out.
   *
   * @param split of the images in {@code data}
   */
  public static List<Correction> counting(
      ImageDataset data, Split split, List<Correction> corrections) {
    ContentIndex places = new ContentIndex(data);
    return corrections.stream()
        .filter(each -> each.isOf(data.classNames().size()))
        .flatMap(each -> (each.split() == split ? places.find(each) : Optional.of(each)).stream())
        .toList();
  }

  /**
   * The labels of {@code data} with all corrections of that split whose images are in it.
   *
   * @return for each image, a class index or {@link Correction#UNCLEAR}
   */
  public static int[] labels(ImageDataset data, Split split, List<Correction> corrections) {
    int[] labels = new int[data.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = data.label(i);
    }
    for (Correction each : counting(data, split, corrections)) {
      if (each.split() == split) {
        labels[each.index()] = each.to();
      }
    }
    return labels;
  }

  /**
   * A table of corrections: split, index, image, label, corrected label (empty if unclear).
   * Corrections to other classes are left out.
   */
  public static byte[] csv(List<Correction> corrections, List<String> classNames) {
    StringBuilder text = new StringBuilder("split,index,image,label,corrected\n");
    for (Correction each : corrections) {
      if (!each.isOf(classNames.size())) {
        continue;
      }
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
