package org.sketch28.app;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/**
 * The domain that is drawn, the models there are for it, and the selected one, which is loaded.
 * Must be used on the receiver's thread of its {@link Tasks}.
 */
final class ModelSelection implements AutoCloseable {

  private final ModelLoader loader;
  private final LatestTaskRunner lister;
  private final Consumer<Recognizer> loaded;
  private final Consumer<String> failed;
  private final Map<Domain, String> names = new EnumMap<>(Domain.class);
  private final ReadOnlyObjectWrapper<Domain> domain;
  private final ReadOnlyObjectWrapper<Choice> choice =
      new ReadOnlyObjectWrapper<>(new Choice(List.of(), Optional.empty()));
  private final ReadOnlyBooleanWrapper missing = new ReadOnlyBooleanWrapper();
  private Optional<List<ModelStore.Entry>> models = Optional.empty();

  /** The last one that could be loaded. */
  private Optional<ModelStore.Entry> inUse = Optional.empty();

  /**
   * The models of a domain.
   *
   * @param models all of them
   * @param selected empty if there are none
   */
  record Choice(List<ModelStore.Entry> models, Optional<ModelStore.Entry> selected) {

    Choice {
      models = List.copyOf(models);
    }
  }

  /**
   * @param settings name the domain and the selected model of each domain
   * @param tasks runs work off the FX thread
   * @param loaded receives the selected model when it is loaded, and becomes its owner
   * @param failed receives messages for the user
   */
  ModelSelection(
      ModelLoader loader,
      Settings settings,
      Tasks tasks,
      Consumer<Recognizer> loaded,
      Consumer<String> failed) {
    this.loader = loader;
    this.loaded = loaded;
    this.failed = failed;
    this.lister = tasks.latest("model-list");
    this.domain = new ReadOnlyObjectWrapper<>(settings.domain());
    names.putAll(settings.models());
  }

  /** Lists the models in the background, then loads the selected one. */
  void refresh() {
    lister.submit(
        loader::list,
        found -> {
          models = Optional.of(found);
          reload();
        });
  }

  /** Switches to a domain and loads its selected model. */
  void switchTo(Domain next) {
    domain.set(next);
    reload();
  }

  /** Switches to a domain without loading a model: a network that is being trained is in use. */
  void setDomain(Domain next) {
    inUse = Optional.empty();
    domain.set(next);
    models.ifPresent(this::offer);
  }

  /** Loads the selected model of the current domain again; nothing before models are listed. */
  void reload() {
    models.ifPresent(this::choose);
  }

  private void choose(List<ModelStore.Entry> all) {
    offer(all)
        .ifPresentOrElse(
            this::load,
            () -> {
              missing.set(inUse.isEmpty());
              failed.accept(Messages.text("model.none"));
            });
  }

  /** Offers the models of the current domain; returns the selected one. */
  private Optional<ModelStore.Entry> offer(List<ModelStore.Entry> all) {
    Domain current = domain.get();
    List<ModelStore.Entry> fitting =
        all.stream().filter(entry -> entry.manifest().domain() == current).toList();
    String wanted = names.getOrDefault(current, current.defaultModel());
    Optional<ModelStore.Entry> selected =
        fitting.stream()
            .filter(entry -> entry.manifest().name().equals(wanted))
            .findFirst()
            .or(() -> fitting.stream().findFirst());
    choice.set(new Choice(fitting, selected));
    return selected;
  }

  /** Selects a model of the current domain and loads it. */
  void select(ModelStore.Entry entry) {
    // Whoever hears of the choice may have the selected model loaded again.
    remember(entry);
    choice.set(new Choice(choice.get().models(), Optional.of(entry)));
    load(entry);
  }

  private void load(ModelStore.Entry entry) {
    remember(entry);
    loader.load(
        entry,
        recognizer -> {
          inUse = Optional.of(entry);
          missing.set(false);
          loaded.accept(recognizer);
        },
        message -> {
          failed.accept(message);
          notLoaded(entry);
        });
  }

  /** Selects the model that is in use again; without one, loads the one that ships. */
  private void notLoaded(ModelStore.Entry entry) {
    List<ModelStore.Entry> all = choice.get().models();
    Optional<ModelStore.Entry> used =
        inUse.flatMap(
            model ->
                all.stream()
                    .filter(other -> other.manifest().name().equals(model.manifest().name()))
                    .findFirst());
    used.ifPresent(this::remember);
    Optional<ModelStore.Entry> shipped =
        all.stream()
            .filter(other -> other.manifest().name().equals(domain.get().defaultModel()))
            .filter(other -> !other.equals(entry))
            .findFirst();
    choice.set(new Choice(all, used.or(() -> shipped)));
    if (used.isEmpty()) {
      shipped.ifPresentOrElse(this::load, () -> missing.set(true));
    }
  }

  /** Makes a model the selected one of its domain, from the next time that domain is loaded. */
  void remember(ModelStore.Entry entry) {
    names.put(entry.manifest().domain(), entry.manifest().name());
  }

  /** The name of the selected model of each domain. */
  Map<Domain, String> names() {
    return Map.copyOf(names);
  }

  /** Whether there is no model that could be loaded. */
  ReadOnlyBooleanProperty missingProperty() {
    return missing.getReadOnlyProperty();
  }

  /** The domain that is drawn. */
  ReadOnlyObjectProperty<Domain> domainProperty() {
    return domain.getReadOnlyProperty();
  }

  /** The models of the current domain and the selected one. */
  ReadOnlyObjectProperty<Choice> choiceProperty() {
    return choice.getReadOnlyProperty();
  }

  @Override
  public void close() {
    lister.close();
    loader.close();
  }
}
