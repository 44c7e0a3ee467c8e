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

/** A generated dataset that takes a while: generated once, then read from the cache folder. */
final class CachedDataset implements Dataset {

  private static final Logger LOG = LoggerFactory.getLogger(CachedDataset.class);

  private final Generator generator;
  private final Path cache;

  /** Generates the images. */
  interface Generator extends Dataset {

    /** Identifies the images besides the name of the dataset; changes if they would change. */
    String version();

    @Override
    ImageDataset load(Split split, Progress progress) throws UserFacingException;
  }

  /**
   * Caches a generated dataset.
   *
   * @param cache a folder; created when it is needed
   */
  CachedDataset(Generator generator, Path cache) {
    this.generator = generator;
    this.cache = cache;
  }

  @Override
  public DatasetInfo info() {
    return generator.info();
  }

  @Override
  public boolean isAvailable() {
    return generator.isAvailable();
  }

  @Override
  public Optional<Origin> origin() {
    return generator.origin();
  }

  @Override
  public boolean isAvailable(Split split) {
    return generator.isAvailable(split);
  }

  @Override
  public long bytesOnDisk() {
    return generator.bytesOnDisk();
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
        LOG.warn("Generating again: {}", e.getMessage());
      }
    }
    ImageDataset generated = generator.load(split, progress);
    try {
      Map<Path, byte[]> files = new LinkedHashMap<>();
      files.put(file(split, "images"), IdxFile.ofImages(generated).toBytes());
      files.put(file(split, "labels"), IdxFile.ofLabels(generated).toBytes());
      AtomicFiles.writeAll(files);
    } catch (IOException e) {
      LOG.warn("{} cannot be cached in {}", info().name(), cache, e);
    }
    return generated;
  }

  @Override
  public Optional<ImageGroups> groups(Split split) throws UserFacingException {
    return generator.groups(split);
  }

  private Path file(Split split, String what) {
    byte[] version = generator.version().getBytes(StandardCharsets.UTF_8);
    String key = Sha256.of(version).substring(0, 12);
    return cache.resolve("%s-%s-%s-%s".formatted(info().name(), key, split, what));
  }
}
