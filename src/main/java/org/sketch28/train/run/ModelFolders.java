package org.sketch28.train.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for new models. No model that is there is replaced. */
public final class ModelFolders {

  private ModelFolders() {}

  /**
   * A new folder. It is made here, so that another training that ends at the same time takes
   * another one; {@link #release} deletes it if no model comes of it.
   *
   * @param models has all of the user's models
   * @param name of the model; a number follows if there is one of this name
   */
  public static Path claim(Path models, String name) {
    Path folder = models.resolve(name);
    for (int i = 2; !isMade(folder) && Files.exists(folder); i++) {
      folder = models.resolve(name + "-" + i);
    }
    return folder;
  }

  /** What a model in a folder is called. */
  static String name(Path folder) {
    return folder.toAbsolutePath().normalize().getFileName().toString();
  }

  private static boolean isMade(Path folder) {
    try {
      Files.createDirectories(folder.getParent());
      Files.createDirectory(folder);
      return true;
    } catch (IOException e) {
      // It is there already; or it cannot be made, which whoever saves the model is told.
      return false;
    }
  }

  /** Deletes a folder that is still empty; to be called whether or not a model has come of it. */
  public static void release(Path folder) {
    try {
      if (isEmpty(folder)) {
        Files.delete(folder);
      }
    } catch (IOException e) {
      // A model is there, or will be.
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }
}
