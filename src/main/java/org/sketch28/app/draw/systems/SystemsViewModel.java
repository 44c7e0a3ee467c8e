package org.sketch28.app.draw.systems;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Prediction;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.LadderSystem;

/**
 * What each trained system of MNIST's history reads in the drawing. Models are in memory only while
 * this is shown. Must be used on the receiver's thread of its {@link Tasks}.
 */
public final class SystemsViewModel implements AutoCloseable {

  private final ModelStore models;
  private final LatestTaskRunner loader;
  private final LatestTaskRunner quick;
  private final LatestTaskRunner slow;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final Map<String, Vote> votes = new LinkedHashMap<>();
  private final ReadOnlyObjectWrapper<State> state =
      new ReadOnlyObjectWrapper<>(new State(false, List.of()));
  private Domain domain = Domain.DIGITS;
  private Optional<TrainedSystems> systems = Optional.empty();
  private Optional<GrayImage> input = Optional.empty();
  private boolean resting;

  /**
   * What a system reads.
   *
   * @param winner empty while it is still to be found
   * @param confidence 0…1
   */
  record Vote(LadderSystem system, Optional<String> winner, double confidence) {}

  /**
   * What is shown.
   *
   * @param loaded whether the models have been looked for
   * @param votes of all trained systems, in the order of their years
   */
  record State(boolean loaded, List<Vote> votes) {
    State {
      votes = List.copyOf(votes);
    }
  }

  /**
   * @param models that ship, and the user's
   * @param tasks runs work off the FX thread
   */
  public SystemsViewModel(ModelStore models, Tasks tasks) {
    this.models = models;
    this.loader = tasks.latest("systems");
    this.quick = tasks.latest("systems-quick");
    this.slow = tasks.latest("systems-slow");
    shown.addListener((p, o, on) -> reload());
  }

  /** Sets what is drawn. */
  public void setDomain(Domain next) {
    if (next != domain) {
      domain = next;
      reload();
    }
  }

  /** Looks for models again, because there are others than before. */
  public void refresh() {
    if (shown.get()) {
      reload();
    }
  }

  private void reload() {
    forget();
    if (!shown.get()) {
      loader.cancel();
      return;
    }
    Domain wanted = domain;
    loader.submit(() -> TrainedSystems.load(models, wanted), this::use, TrainedSystems::close);
  }

  private void use(TrainedSystems loaded) {
    systems = Optional.of(loaded);
    read();
  }

  /** Frees the models, after what the workers are doing with them. */
  private void forget() {
    quick.cancel();
    slow.cancel();
    systems.ifPresent(
        old -> {
          quick.afterwards(old::release);
          slow.afterwards(old::release);
        });
    systems = Optional.empty();
    votes.clear();
    publish();
  }

  /**
   * Reads another image.
   *
   * @param next what the networks see of the drawing; none for an empty canvas
   * @param penRests whether the drawing is finished, so that slow systems read it, too
   */
  public void show(Optional<GrayImage> next, boolean penRests) {
    input = next;
    resting = penRests;
    if (shown.get()) {
      read();
    }
  }

  private void read() {
    if (systems.isEmpty()) {
      return;
    }
    TrainedSystems all = systems.get();
    quick.cancel();
    slow.cancel();
    all.all().stream()
        .filter(each -> input.isEmpty() || !each.quick())
        .forEach(each -> votes.put(each.system().name(), waiting(each.system())));
    all.all().forEach(each -> votes.putIfAbsent(each.system().name(), waiting(each.system())));
    publish();
    input.ifPresent(
        image -> {
          quick.submit(() -> votes(all.ofSpeed(true), image), this::accept);
          if (resting) {
            slow.submit(() -> votes(all.ofSpeed(false), image), this::accept);
          }
        });
  }

  private static Vote waiting(LadderSystem system) {
    return new Vote(system, Optional.empty(), 0);
  }

  private static List<Vote> votes(List<TrainedSystems.Trained> systems, GrayImage image) {
    return systems.stream()
        .map(
            each -> {
              Prediction prediction = each.classifier().predict(image);
              return new Vote(
                  each.system(),
                  Optional.of(each.classifier().classNames().get(prediction.best())),
                  prediction.confidence());
            })
        .toList();
  }

  private void accept(List<Vote> found) {
    found.forEach(vote -> votes.put(vote.system().name(), vote));
    publish();
  }

  private void publish() {
    List<Vote> ordered =
        systems
            .map(
                loaded ->
                    loaded.all().stream().map(each -> votes.get(each.system().name())).toList())
            .filter(list -> list.stream().allMatch(Objects::nonNull))
            .orElse(List.of());
    state.set(new State(systems.isPresent(), ordered));
  }

  /** Whether the panel is open. */
  BooleanProperty shownProperty() {
    return shown;
  }

  ReadOnlyObjectProperty<State> stateProperty() {
    return state.getReadOnlyProperty();
  }

  /** Opens the panel, or closes it. */
  public void toggle() {
    shown.set(!shown.get());
  }

  @Override
  public void close() {
    shown.set(false);
    loader.close();
    quick.close();
    slow.close();
  }
}
