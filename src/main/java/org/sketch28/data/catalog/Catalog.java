package org.sketch28.data.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.DatasetFolders;
import org.sketch28.data.Domain;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.Split;
import org.sketch28.data.corrections.CorrectionStore;
import org.sketch28.data.download.Downloader;
import org.sketch28.data.drawings.DrawingStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All datasets by name. Looks at the disk anew each time it is asked. */
public final class Catalog {

  private static final Logger LOG = LoggerFactory.getLogger(Catalog.class);

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");

  private final PublicDatasets published;
  private final DatasetFolders folders;
  private final DrawingStore drawings;
  private final CorrectionStore corrections;
  private final Path cache;

  /**
   * @param published the public datasets that the program knows
   * @param folders where datasets are
   * @param drawings the user's labelled drawings
   * @param corrections the user's corrections of labels
   * @param cache the folder of generated images, which can be made again
   */
  public Catalog(
      PublicDatasets published,
      DatasetFolders folders,
      DrawingStore drawings,
      CorrectionStore corrections,
      Path cache) {
    this.published = published;
    this.folders = folders;
    this.drawings = drawings;
    this.corrections = corrections;
    this.cache = cache;
  }

  /** All there are, at hand or not: made, drawn, public, imported. */
  public List<Dataset> list() {
    List<Dataset> all = new ArrayList<>();
    all.add(new StrokeDigitsDataset());
    for (Domain collection : Domain.values()) {
      all.add(new DrawingsDataset(collection, drawings));
    }
    all.add(new CachedDataset(new PenDigitsDataset(folders), cache));
    for (PublicDatasets.Definition each : published.datasets()) {
      PublicDataset dataset = new PublicDataset(each, folders);
      all.add(dataset);
      if (each.name().equals("fashion-mnist")) {
        all.add(new CachedDataset(new GarmentDrawingsDataset(dataset), cache));
      }
    }
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
        if (NAME.matcher(child.getFileName().toString()).matches()) {
          readImported(child).ifPresent(found::add);
        }
      }
    } catch (IOException e) {
      LOG.warn("{} cannot be read", folders.own(), e);
    }
    return found;
  }

  private static Optional<ImportedDataset> readImported(Path folder) {
    try {
      return ImportedDataset.in(folder);
    } catch (UserFacingException e) {
      LOG.warn("{} is left out: {}", folder, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The dataset of that name; with {@link CorrectedDataset#SUFFIX} after it, with the user's
   * corrections of its labels.
   */
  public Dataset find(String name) throws UserFacingException {
    if (name.endsWith(CorrectedDataset.SUFFIX)) {
      String original = name.substring(0, name.length() - CorrectedDataset.SUFFIX.length());
      return new CorrectedDataset(find(original), corrections);
    }
    List<Dataset> all = list();
    return all.stream()
        .filter(each -> each.info().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UserFacingException(
                    "There is no dataset \"%s\". There are: %s."
                        .formatted(
                            name,
                            all.stream()
                                .map(each -> each.info().name())
                                .collect(Collectors.joining(", ")))));
  }

  /** The images of a dataset. */
  public ImageDataset load(String name, Split split) throws UserFacingException {
    return find(name).load(split);
  }

  /** The images of a dataset, with progress where that takes long. */
  public ImageDataset load(String name, Split split, Progress progress) throws UserFacingException {
    return find(name).load(split, progress);
  }

  /** The user's corrections of labels. */
  public CorrectionStore corrections() {
    return corrections;
  }

  /** The folders that datasets are in. */
  public DatasetFolders folders() {
    return folders;
  }

  /** The bytes that are to be downloaded for a public dataset; 0 if not known beforehand. */
  public long downloadBytes(String name) {
    return published.downloadBytes(name);
  }

  /** Downloads a public dataset into the user's folder, or goes on doing so. */
  public void download(String name, Downloader downloader, Progress progress)
      throws UserFacingException {
    if (find(name).info().kind() != DatasetInfo.Kind.PUBLIC) {
      throw new UserFacingException(name + " is no public dataset; there is nothing to download.");
    }
    new Installer(published, folders, downloader).install(name, progress);
  }

  /** A name for an imported dataset, from a title. */
  public static String nameFor(String title) {
    String name =
        title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
    return name.isEmpty() ? "imported" : name.substring(0, Math.min(60, name.length()));
  }

  /**
   * Refuses what cannot be the name of a new dataset; {@link #add} does so too, but when all was
   * read already.
   *
   * @param name lower-case letters, digits and hyphens
   */
  public void requireFree(String name) throws UserFacingException {
    if (!NAME.matcher(name).matches()) {
      throw new UserFacingException(
          "\"%s\" cannot be a dataset's name. Use up to 60 lower-case letters, digits and hyphens."
              .formatted(name));
    }
    if (list().stream().anyMatch(each -> each.info().name().equals(name))
        || Files.exists(folders.own().resolve(name))) {
      throw new UserFacingException(
          "There is a dataset \"%s\" already. Choose another name, or remove that one first."
              .formatted(name));
    }
  }

  /**
   * Keeps a new dataset in the user's folder.
   *
   * @param name by which it will be asked for: lower-case letters, digits and hyphens
   * @param source where it is from, for people
   * @param halves one or both, with the same classes
   */
  public void add(
      String name, String title, Domain domain, String source, Map<Split, ImageDataset> halves)
      throws UserFacingException {
    requireFree(name);
    try {
      ImportedDataset.write(folders.own().resolve(name), title, domain, source, halves);
    } catch (IOException e) {
      throw new UserFacingException(
          "The dataset cannot be written to %s: %s. Free some space and try again."
              .formatted(folders.own(), e.getMessage()),
          e);
    }
  }

  /** Whether a dataset's files are in the user's folder, so that it can be removed. */
  public boolean isRemovable(Dataset dataset) {
    return (dataset.info().kind() == DatasetInfo.Kind.IMPORTED
            || dataset.info().kind() == DatasetInfo.Kind.PUBLIC)
        && Files.isDirectory(folders.own().resolve(dataset.info().name()));
  }

  /** Removes the files of an imported or downloaded dataset from the user's folder. */
  public void remove(String name) throws UserFacingException {
    if (!isRemovable(find(name))) {
      throw new UserFacingException(
          name + " is not in " + folders.own() + "; there is nothing to remove.");
    }
    try {
      // Renamed first, so that a half-removed dataset is never taken for a whole one.
      Path gone = Files.createTempDirectory(folders.own(), ".sketch28-");
      Files.move(folders.own().resolve(name), gone.resolve(name));
      AtomicFiles.deleteTree(gone);
    } catch (IOException e) {
      throw new UserFacingException("Cannot remove %s: %s".formatted(name, e.getMessage()), e);
    }
  }
}
