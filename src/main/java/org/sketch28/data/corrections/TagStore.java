package org.sketch28.data.corrections;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.FileLocks;
import org.sketch28.base.UserFacingException;

/**
 * The user's tags on images, a JSON file for each dataset: an object with the words of each image,
 * by {@link CorrectionStore#hash}. A tag belongs to what an image shows, wherever that image is.
 *
 * @param folder where the files are; created when it is needed
 */
public record TagStore(Path folder) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final TypeReference<TreeMap<String, TreeSet<String>>> FORMAT =
      new TypeReference<>() {};

  /**
   * The words of each tagged image of a dataset, by its hash.
   *
   * @throws UserFacingException if the file is damaged or cannot be read
   */
  public Map<String, NavigableSet<String>> list(String dataset) throws UserFacingException {
    Path file = file(dataset);
    if (!Files.exists(file)) {
      return Map.of();
    }
    try {
      TreeMap<String, TreeSet<String>> read = JSON.readValue(file.toFile(), FORMAT);
      return read == null ? Map.of() : new TreeMap<>(read);
    } catch (JsonProcessingException e) {
      throw new UserFacingException(
          file + " is damaged. Rename it to continue without these tags.", e);
    } catch (IOException e) {
      throw new UserFacingException(
          "Cannot read %s: %s. Check that it exists and that you may read it."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  /**
   * Adds a word to images, or removes it from them.
   *
   * @param hashes of the images
   * @return all tags of the dataset after the change
   * @throws UserFacingException if the file is damaged or cannot be written
   */
  public Map<String, NavigableSet<String>> change(
      String dataset, Collection<String> hashes, String word, boolean add)
      throws UserFacingException {
    Path file = file(dataset);
    try {
      return FileLocks.exclusively(
          folder,
          () -> {
            Map<String, NavigableSet<String>> tags = new TreeMap<>(list(dataset));
            for (String hash : hashes) {
              NavigableSet<String> words = new TreeSet<>(tags.getOrDefault(hash, new TreeSet<>()));
              if (add) {
                words.add(word);
              } else {
                words.remove(word);
              }
              tags.put(hash, words);
            }
            tags.values().removeIf(NavigableSet::isEmpty);
            AtomicFiles.write(
                file, (JSON.writeValueAsString(tags) + "\n").getBytes(StandardCharsets.UTF_8));
            return tags;
          });
    } catch (IOException e) {
      throw new UserFacingException(
          "The tag cannot be written to %s: %s. Free some space and try again."
              .formatted(file, FileErrors.reason(e)),
          e);
    }
  }

  private Path file(String dataset) {
    return folder.resolve(dataset + ".json");
  }
}
