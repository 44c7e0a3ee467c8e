package org.sketch28.data.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sketch28.base.AtomicFiles;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.ImageDataset;
import org.sketch28.data.ImageGroups;
import org.sketch28.data.Split;
import org.sketch28.data.format.IdxFile;
import org.sketch28.data.format.IdxPair;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A dataset that takes a while to make: made once, then read from the user's cache folder. */
public final class CachedDataset implements Dataset {

  private static final Logger LOG = LoggerFactory.getLogger(CachedDataset.class);

  private final Making making;
  private final Path cache;

  /** What makes images. */
  interface Making extends Dataset {

    /** What the images depend on besides the dataset's name; another text is made anew. */
    String version();

    @Override
    ImageDataset load(Split split, Progress progress) throws UserFacingException;
  }

  /**
   * @param cache a folder; made when it is needed
   */
  CachedDataset(Making making, Path cache) {
    this.making = making;
    this.cache = cache;
  }

  @Override
  public DatasetInfo info() {
    return making.info();
  }

  @Override
  public boolean isAvailable() {
    return making.isAvailable();
  }

  @Override
  public long bytesOnDisk() {
    return making.bytesOnDisk();
  }

  @Override
  public boolean isQuick(Split split) {
    return Files.exists(file(split, "images")) && Files.exists(file(split, "labels"));
  }

  @Override
  public ImageDataset load(Split split, Progress progress) throws UserFacingException {
    if (isQuick(split)) {
      try {
        return IdxPair.of(
                file(split, "images"),
                IdxFile.read(file(split, "images")),
                IdxFile.read(file(split, "labels")),
                0)
            .named(info().title() + " " + split, info().classNames());
      } catch (UserFacingException e) {
        LOG.warn("Made anew: {}", e.getMessage());
      }
    }
    ImageDataset made = making.load(split, progress);
    try {
      Map<Path, byte[]> files = new LinkedHashMap<>();
      files.put(file(split, "images"), IdxFile.ofImages(made).toBytes());
      files.put(file(split, "labels"), IdxFile.ofLabels(made).toBytes());
      AtomicFiles.writeAll(files);
    } catch (IOException e) {
      LOG.warn("{} cannot be kept in {}", info().name(), cache, e);
    }
    return made;
  }

  @Override
  public Optional<ImageGroups> groups(Split split) throws UserFacingException {
    return making.groups(split);
  }

  private Path file(Split split, String what) {
    byte[] version = making.version().getBytes(StandardCharsets.UTF_8);
    String key = Sha256.of(version).substring(0, 12);
    return cache.resolve("%s-%s-%s-%s".formatted(info().name(), key, split, what));
  }
}
