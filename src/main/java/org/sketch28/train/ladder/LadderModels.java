package org.sketch28.train.ladder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/** Which models are of the ladder's systems. */
public final class LadderModels {

  private LadderModels() {}

  /**
   * The models of a system: the user's, then those that ship. Of these, the ones with the settings
   * of the recipe come first, then the one that was saved last.
   *
   * @param models those that ship, then the user's, as a {@link ModelStore} lists them
   */
  public static List<ModelStore.Entry> of(List<ModelStore.Entry> models, LadderSystem system) {
    List<Path> places = models.stream().map(LadderModels::place).distinct().toList();
    Comparator<ModelStore.Entry> order =
        Comparator.comparingInt((ModelStore.Entry entry) -> -places.indexOf(place(entry)))
            .thenComparing(LadderModels::isVariant)
            .thenComparing(LadderModels::time, Comparator.reverseOrder());
    return models.stream()
        .filter(entry -> systemOf(entry.manifest()).filter(system.name()::equals).isPresent())
        .sorted(order)
        .toList();
  }

  /** The system that a model is of, if it was trained by one of the ladder's recipes. */
  public static Optional<String> systemOf(ModelManifest manifest) {
    return RecipeCommand.of(manifest).map(command -> command.system().name());
  }

  /** Whether it is a smaller LIRA, say, or was trained for fewer epochs. */
  private static boolean isVariant(ModelStore.Entry entry) {
    return RecipeCommand.of(entry.manifest()).filter(RecipeCommand::isAsInRecipe).isEmpty();
  }

  private static Path place(ModelStore.Entry entry) {
    return entry.folder().toAbsolutePath().getParent();
  }

  private static FileTime time(ModelStore.Entry entry) {
    try {
      return Files.getLastModifiedTime(entry.folder());
    } catch (IOException e) {
      return FileTime.fromMillis(0);
    }
  }
}
