package org.sketch28.app.models;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.util.StringConverter;
import org.sketch28.app.base.Messages;
import org.sketch28.app.control.ChoiceText;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.catalog.PublicDatasets;
import org.sketch28.evaluate.ModelFigures;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.tune.PersonalFineTuning;

/** What models are called where the user chooses one: by where they are from. */
public final class ModelTitles {

  private static final Map<String, String> DATASETS =
      PublicDatasets.standard().datasets().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  PublicDatasets.Definition::name, PublicDatasets.Definition::title));

  private ModelTitles() {}

  /** The title of a model and its accuracy, whatever others there are. */
  public static String of(ModelStore.Entry model) {
    String title = plain(model);
    return hasFixedTitle(model.manifest())
        ? title
        : ModelFigures.of(model)
            .accuracy()
            .map(count -> Messages.text("model.measured", title, 100 * count.accuracy()))
            .orElse(title);
  }

  private static boolean hasFixedTitle(ModelManifest manifest) {
    return manifest.name().equals(manifest.domain().defaultModel())
        || PersonalFineTuning.base(manifest).isPresent();
  }

  /** The title of a model, for use in a sentence. */
  public static String plain(ModelStore.Entry model) {
    ModelManifest manifest = model.manifest();
    if (manifest.name().equals(manifest.domain().defaultModel())) {
      return Messages.text("model.builtIn");
    }
    if (PersonalFineTuning.base(manifest).isPresent()) {
      return Messages.text("model.myHand");
    }
    return isAutomatic(manifest) ? whatItIs(manifest) : manifest.title();
  }

  /** The title of a model, with what tells it from those of the others that have the same title. */
  public static String of(ModelStore.Entry model, List<ModelStore.Entry> all) {
    String title = of(model);
    List<ModelManifest> same =
        all.stream()
            .filter(each -> of(each).equals(title))
            .map(ModelStore.Entry::manifest)
            .filter(each -> !each.equals(model.manifest()))
            .toList();
    if (same.isEmpty()) {
      return title;
    }
    boolean domainTells = same.stream().noneMatch(m -> m.domain() == model.manifest().domain());
    return domainTells
        ? Messages.text(
            "model.of", title, Messages.text("model.domain." + model.manifest().domain()))
        : Messages.text("model.named", title, model.manifest().name());
  }

  /** Shows models by their titles in a chooser that is not editable. */
  public static StringConverter<ModelStore.Entry> converter(
      Supplier<? extends List<ModelStore.Entry>> all) {
    return new ChoiceText<>(entry -> of(entry, all.get()));
  }

  /** Whether the run had the title that a run gets by itself, in the window or in a command. */
  private static boolean isAutomatic(ModelManifest manifest) {
    return manifest.data() != null
        && Stream.of(" · ", " on ")
            .anyMatch(each -> manifest.title().startsWith(manifest.architecture() + each));
  }

  private static String whatItIs(ModelManifest manifest) {
    String data =
        Stream.of(manifest.data().dataset().split(",", -1))
            .map(ModelTitles::datasetTitle)
            .collect(Collectors.joining(" + "));
    return Messages.text("model.run", architecture(manifest.architecture()), data);
  }

  private static String datasetTitle(String name) {
    return DATASETS.getOrDefault(name, name.replace('-', ' '));
  }

  private static String architecture(String name) {
    try {
      return Messages.text(
          "architecture." + Architecture.named(name).name().toUpperCase(Locale.ROOT));
    } catch (UserFacingException e) {
      return name;
    }
  }
}
