package org.sketch28.data.catalog;

import java.net.URI;
import java.nio.file.Path;

/** What a {@link DatasetInfo.Kind#DERIVED} dataset is generated from. */
public sealed interface Origin {

  /** The title of what it is generated from, for people. */
  String title();

  /** What to do to get it, as a sentence. */
  String advice();

  /**
   * Another dataset of the catalog.
   *
   * @param name by which the catalog finds it
   */
  record OtherDataset(String name, String title) implements Origin {

    @Override
    public String advice() {
      return "Download that with \"sketch28 download %s\".".formatted(name);
    }
  }

  /**
   * A file that the program cannot download.
   *
   * @param page where its content is published
   * @param file where the program looks for it, plain or gzipped
   */
  record UserFile(String title, URI page, Path file) implements Origin {

    @Override
    public String advice() {
      return "Put its strokes into %s; it is published at %s.".formatted(file, page);
    }
  }
}
