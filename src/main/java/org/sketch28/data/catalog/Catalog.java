package org.sketch28.data.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.FileErrors;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.TestPart;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.drawings.DrawingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All datasets by name. Looks at the disk again on each call. */
public final class Catalog {
  private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private final PublicDatasets published;
  private final DatasetFolders folders;
  private final Map<String, Dataset> builtIn = new LinkedHashMap<>();
  private final CorrectionStore corrections;

  /**
   * @param published the public datasets that can be downloaded
   * @param folders where datasets are
   * @param drawings the user's labelled drawings
   * @param corrections the user's corrections of labels
   * @param cache the folder of generated images, which can be generated again
   */
  public Catalog(
      PublicDatasets published,
      DatasetFolders folders,
      DrawingStore drawings,
      CorrectionStore corrections,
      Path cache) {
    this.published = published;
    this.folders = folders;
    this.corrections = corrections;
    register(new CachedDataset(new StrokeDigitsDataset(), cache));
    for (Domain collection : Domain.values()) {
      register(new DrawingsDataset(collection, drawings));
    }
    register(new CachedDataset(new PenDigitsDataset(folders), cache));
    for (PublicDatasets.Definition each : published.datasets()) {
      PublicDataset dataset = new PublicDataset(each, folders);
      register(dataset);
      if (each.name().equals(PublicDatasets.FASHION_MNIST)) {
        register(new CachedDataset(new GarmentDrawingsDataset(dataset), cache));
      }
    }
  }

  private void register(Dataset dataset) {
    builtIn.put(dataset.info().name(), dataset);
  }

  /** All datasets, available or not: generated, drawn, public, imported. */
  public List<Dataset> list() {
    List<Dataset> all = new ArrayList<>(builtIn.values());
    all.addAll(imported());
    return all;
  }

  private List<Dataset> imported() {
    if (!Files.isDirectory(folders.own())) {
      return List.of();
    }
    List<Dataset> found = new ArrayList<>();
    try (Stream<Path> children = Files.list(folders.own())) {
      for (Path child : children.sorted().toList()) {
        readImported(child.getFileName().toString()).ifPresent(found::add);
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folders.own(), e);
    }
    return found;
  }

  /** The imported dataset of a name; empty if there is none, or a built-in one has that name. */
  private Optional<Dataset> readImported(String name) {
    if (!NAME.matcher(name).matches() || builtIn.containsKey(name)) {
      return Optional.empty();
    }
    try {
      return ImportedDataset.in(folders.own().resolve(name)).map(dataset -> dataset);
    } catch (UserFacingException e) {
      LOG.warn("Skipped a dataset: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The dataset of a name; of a name that ends with {@link CorrectedDataset#SUFFIX}, the dataset
   * with the user's corrections of its labels.
   *
   * @throws UserFacingException if there is no dataset of that name
   */
  public Dataset find(String name) throws UserFacingException {
    if (name.endsWith(CorrectedDataset.SUFFIX)) {
      return new CorrectedDataset(find(CorrectedDataset.original(name)), corrections);
    }
    Dataset known = builtIn.get(name);
    if (known != null) {
      return known;
    }
    return readImported(name).orElseThrow(() -> new UserFacingException(unknown(name)));
  }

  private String unknown(String name) {
    return "There is no dataset \"%s\". Available names: %s."
        .formatted(
            name,
            list().stream().map(each -> each.info().name()).collect(Collectors.joining(", ")));
  }

  /**
   * The images of a dataset.
   *
   * @throws UserFacingException if there is no such dataset, or {@link Dataset#load} fails
   */
  public ImageDataset load(String name, Split split) throws UserFacingException {
    return find(name).load(split);
  }

  /**
   * The images of a dataset, with progress if that takes long.
   *
   * @throws UserFacingException if there is no such dataset, or {@link Dataset#load} fails
   */
  public ImageDataset load(String name, Split split, Progress progress) throws UserFacingException {
    return find(name).load(split, progress);
  }

  /** The user's corrections of labels. */
  public CorrectionStore corrections() {
    return corrections;
  }

  /** The folders of the datasets. */
  public DatasetFolders folders() {
    return folders;
  }

  /**
   * The size of a public dataset's download, in bytes, without the test files that ship with the
   * program; 0 if it is not known beforehand.
   */
  public long downloadBytes(String name) {
    return published.downloadBytes(name, folders);
  }

  /**
   * Downloads a public dataset into the user's folder, or resumes a download that was interrupted.
   *
   * @param progress in bytes; may cancel
   * @throws UserFacingException if the dataset is not a public one, or {@link Installer#install}
   *     fails
   */
  public void download(String name, Downloader downloader, Progress progress)
      throws UserFacingException {
    Dataset wanted = find(name);
    if (wanted.info().kind() != DatasetInfo.Kind.PUBLIC) {
      throw new UserFacingException(
          wanted
              .origin()
              .map(
                  origin ->
                      "%s is generated from %s. %s"
                          .formatted(name, origin.title(), origin.advice()))
              .orElse(name + " is not a public dataset; there is nothing to download."));
    }
    new Installer(published, folders, downloader).install(name, progress);
  }

  /** Whether a dataset can have a name. */
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /** A valid name for an imported dataset with a title. */
  public static String nameFor(String title) {
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "imported" : name.substring(0, Math.min(60, name.length()));
  }

  /**
   * Checks that a new dataset can have a name. {@link #add} checks as well, but only after all
   * images have been read.
   *
   * @param name up to 60 lower-case letters, digits and hyphens
   * @throws UserFacingException if the name is not valid, or taken
   */
  public void requireFree(String name) throws UserFacingException {
    if (!NAME.matcher(name).matches()) {
      throw new UserFacingException(
          "\"%s\" cannot be a dataset's name. Use up to 60 lower-case letters, digits and hyphens."
              .formatted(name));
    }
    if (builtIn.containsKey(name) || Files.exists(folders.own().resolve(name))) {
      throw new UserFacingException(
          "There is a dataset \"%s\" already. Choose another name, or delete that one first."
              .formatted(name));
    }
  }

  /**
   * Saves a new dataset in the user's folder.
   *
   * @param name up to 60 lower-case letters, digits and hyphens
   * @param source where it is from, for people
   * @param splits images of one split or both, with the same classes
   * @throws UserFacingException if the name is not valid or taken, or the folder cannot be written
   */
  public void add(
      String name, String title, Domain domain, String source, Map<Split, ImageDataset> splits)
      throws UserFacingException {
    add(name, title, domain, source, splits, Optional.empty());
  }

  /**
   * Saves a new dataset, of which a test part is set aside and stays the same from then on.
   *
   * @param splits training images, if a test part is to be set aside
   * @param testPart how; empty to leave the splits as they are
   * @throws UserFacingException as {@link #add(String, String, Domain, String, Map)} does
   */
  public void add(
      String name,
      String title,
      Domain domain,
      String source,
      Map<Split, ImageDataset> splits,
      Optional<TestPart> testPart)
      throws UserFacingException {
    requireFree(name);
    try {
      ImportedDataset.write(folders.own().resolve(name), title, domain, source, splits, testPart);
    } catch (IOException e) {
      throw new UserFacingException(
          "The dataset cannot be saved in %s: %s. Free some space and try again."
              .formatted(folders.own(), FileErrors.reason(e)),
          e);
    }
  }

  /** Whether a dataset's files are in the user's folder, so that it can be removed. */
  public boolean isRemovable(Dataset dataset) {
    return (dataset.info().kind() == DatasetInfo.Kind.IMPORTED
            || dataset.info().kind() == DatasetInfo.Kind.PUBLIC)
        && Files.isDirectory(folders.own().resolve(dataset.info().name()));
  }

  /**
   * Checks that a dataset can be removed.
   *
   * @throws UserFacingException if its files are not in the user's folder
   */
  public void requireRemovable(Dataset dataset) throws UserFacingException {
    if (!isRemovable(dataset)) {
      throw new UserFacingException(
          dataset.info().name() + " is not in " + folders.own() + "; there is nothing to delete.");
    }
  }

  /**
   * Removes the files of an imported or downloaded dataset from the user's folder.
   *
   * @throws UserFacingException if its files are not there, or cannot be removed
   */
  public void remove(String name) throws UserFacingException {
    requireRemovable(find(name));
    try {
      // Renamed first, so that a partly removed dataset is never taken for a whole one.
      Path gone = Files.createTempDirectory(folders.own(), ".sketch28-");
      Files.move(folders.own().resolve(name), gone.resolve(name));
      AtomicFiles.deleteTree(gone);
    } catch (IOException e) {
      String words = "Cannot delete %s (%s). Close other programs that use it, and try again.";
      throw new UserFacingException(words.formatted(name, FileErrors.reason(e)), e);
    }
  }
}
