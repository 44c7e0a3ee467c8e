package org.sketch28.data.catalog;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.soabase.recordbuilder.core.RecordBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.AsPreprocessing;
import org.sketch28.data.ClassNames;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.format.IdxPair;

/** A dataset that the user imported: a folder of IDX files and a {@code dataset.json}. */
public final class ImportedDataset implements Dataset {

  private static final String MANIFEST = "dataset.json";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Path folder;
  private final Manifest manifest;

  /**
   * The content of {@code dataset.json}.
   *
   * @param counts of images, by split
   * @param sha256 of the files, by name
   * @param testPart how the test part was set aside; null if the dataset came with its parts
   */
  @RecordBuilder
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Manifest(
      String title,
      List<String> classNames,
      @AsPreprocessing Domain domain,
      String source,
      Map<Split, Integer> counts,
      Map<String, String> sha256,
      @JsonInclude(JsonInclude.Include.NON_NULL) TestPart testPart) {}

  private ImportedDataset(Path folder, Manifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * The dataset in a folder.
   *
   * @return empty if the folder does not hold an imported dataset
   * @throws UserFacingException if its {@code dataset.json} is damaged, incomplete, or lists a
   *     class twice
   */
  static Optional<ImportedDataset> in(Path folder) throws UserFacingException {
    Path file = folder.resolve(MANIFEST);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      Manifest manifest = JSON.readValue(file.toFile(), Manifest.class);
      if (manifest.title == null
          || manifest.domain == null
          || manifest.classNames == null
          || manifest.source == null
          || manifest.counts == null
          || manifest.sha256 == null
          || manifest.counts.containsValue(null)) {
        throw new UserFacingException(
            file + " is incomplete. Remove its folder and import the dataset again.");
      }
      ClassNames.checked(manifest.classNames, file.toString());
      return Optional.of(new ImportedDataset(folder, manifest));
    } catch (IOException e) {
      throw new UserFacingException(
          file + " is damaged. Remove its folder and import the dataset again.", e);
    }
  }

  /**
   * Writes a dataset; its folder appears when everything is written.
   *
   * @param folder must not exist
   * @param title for people
   * @param source where it is from, for people
   * @param testPart how a test part is set aside; empty to leave the splits as they are
   * @throws UserFacingException never; declared for {@link AtomicFiles#writeFolder}
   */
  static void write(
      Path folder,
      String title,
      Domain domain,
      String source,
      Map<Split, ImageDataset> all,
      Optional<TestPart> testPart)
      throws IOException, UserFacingException {
    Map<Split, ImageDataset> splits =
        testPart.isPresent() ? testPart.get().divide(all.get(Split.TRAIN)) : all;
    AtomicFiles.writeFolder(
        folder,
        temporary -> {
          Map<Split, Integer> counts = new LinkedHashMap<>();
          Map<String, String> sums = new LinkedHashMap<>();
          for (Map.Entry<Split, ImageDataset> each : splits.entrySet()) {
            counts.put(each.getKey(), each.getValue().size());
            write(temporary, images(each.getKey()), IdxFile.ofImages(each.getValue()), sums);
            write(temporary, labels(each.getKey()), IdxFile.ofLabels(each.getValue()), sums);
          }
          List<String> classNames = splits.values().iterator().next().classNames();
          Manifest manifest =
              ImportedDatasetManifestBuilder.builder()
                  .title(title)
                  .classNames(classNames)
                  .domain(domain)
                  .source(source)
                  .counts(counts)
                  .sha256(sums)
                  .testPart(testPart.orElse(null))
                  .build();
          AtomicFiles.write(temporary.resolve(MANIFEST), JSON.writeValueAsBytes(manifest));
        });
  }

  private static void write(Path folder, String name, IdxFile file, Map<String, String> sums)
      throws IOException {
    byte[] bytes = file.toBytes();
    AtomicFiles.write(folder.resolve(name), bytes);
    sums.put(name, Sha256.of(bytes));
  }

  private static String images(Split split) {
    return (split == Split.TRAIN ? "train" : "t10k") + "-images-idx3-ubyte";
  }

  private static String labels(Split split) {
    return (split == Split.TRAIN ? "train" : "t10k") + "-labels-idx1-ubyte";
  }

  @Override
  public DatasetInfo info() {
    return DatasetInfoBuilder.builder()
        .name(folder.getFileName().toString())
        .title(manifest.title)
        .description(description())
        .kind(DatasetInfo.Kind.IMPORTED)
        .classNames(manifest.classNames)
        .domain(manifest.domain)
        .licence("as its source says")
        .source(manifest.source)
        .trainingImages(manifest.counts.getOrDefault(Split.TRAIN, 0))
        .testImages(manifest.counts.getOrDefault(Split.TEST, 0))
        .build();
  }

  private String description() {
    return manifest.testPart == null
        ? "Imported by you."
        : "Imported by you; %d %% of each class are set aside as the test part."
            .formatted(manifest.testPart.percent());
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public long bytesOnDisk() {
    return manifest.sha256.keySet().stream()
        .mapToLong(name -> folder.resolve(name).toFile().length())
        .sum();
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    if (!manifest.counts.containsKey(split)) {
      throw new UserFacingException("%s has no %s images.".formatted(manifest.title, split));
    }
    Path images = folder.resolve(images(split));
    IdxFile labels = IdxFile.read(folder.resolve(labels(split)));
    return IdxPair.of(images, IdxFile.read(images), labels, 0)
        .named(manifest.title + " " + split, manifest.classNames);
  }
}
