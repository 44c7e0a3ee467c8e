package org.sketch28.app.draw.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import org.sketch28.image.GrayImage;
import org.sketch28.model.Classifier;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderModels;
import org.sketch28.train.ladder.LadderSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A trained model of each system of MNIST's history, loaded.
 *
 * @param all in the order of their years
 * @param users workers that may still be predicting with them
 */
record TrainedSystems(List<Trained> all, AtomicInteger users) implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TrainedSystems.class);

  /** Slower ones wait until the pen rests. */
  private static final long QUICK_NANOS = 12_000_000;

  TrainedSystems {
    all = List.copyOf(all);
  }

  /**
   * A model.
   *
   * @param quick whether it keeps up with the pen
   */
  record Trained(LadderSystem system, Classifier classifier, boolean quick) {}

  /**
   * Loads a model of each system that knows the classes of a domain: the user's latest rather than
   * the one that ships; damaged ones are logged and left out.
   */
  static TrainedSystems load(ModelStore models, Domain domain) {
    List<ModelStore.Entry> entries =
        models.list().stream()
            .filter(entry -> entry.manifest().domain() == domain)
            .filter(entry -> entry.manifest().classes().equals(domain.classNames()))
            .toList();
    List<Trained> loaded = new ArrayList<>();
    for (LadderSystem system : Ladder.systems()) {
      LadderModels.of(entries, system).stream()
          .flatMap(entry -> load(system, entry).stream())
          .findFirst()
          .ifPresent(loaded::add);
    }
    return new TrainedSystems(loaded, new AtomicInteger(2));
  }

  private static Optional<Trained> load(LadderSystem system, ModelStore.Entry entry) {
    try {
      Classifier classifier = ModelStore.load(entry);
      GrayImage image = GrayImage.of(28, 28, (x, y) -> x == 14 ? 255 : 0);
      // The first prediction prepares what all later ones use.
      classifier.predict(image);
      long start = System.nanoTime();
      classifier.predict(image);
      return Optional.of(new Trained(system, classifier, System.nanoTime() - start < QUICK_NANOS));
    } catch (UserFacingException e) {
      LOG.warn("{}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Those that keep up with the pen, or those that do not. */
  List<Trained> ofSpeed(boolean quick) {
    return all.stream().filter(each -> each.quick() == quick).toList();
  }

  /** One of the two workers needs them no longer; the second one to say so closes them. */
  void release() {
    if (users.decrementAndGet() == 0) {
      close();
    }
  }

  @Override
  public void close() {
    all.forEach(each -> each.classifier().close());
  }
}
