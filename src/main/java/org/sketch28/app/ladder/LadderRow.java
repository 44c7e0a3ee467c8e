package org.sketch28.app.ladder;

import java.util.List;
import java.util.Optional;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.LadderFigures;
import org.sketch28.train.ladder.LadderSystem;

/**
 * A system of MNIST's history with what it reached.
 *
 * @param shipped what the developers' trainings reached, if there were any
 * @param own what the user's trainings on MNIST reached, if there were any
 * @param models of this system, on whatever images: the user's, the latest first, then those that
 *     ship
 */
record LadderRow(
    LadderSystem system,
    Optional<LadderFigures> shipped,
    Optional<LadderFigures> own,
    List<ModelStore.Entry> models) {

  LadderRow {
    models = List.copyOf(models);
  }

  /** The model to draw with: the first one that knows digits, or else the first one of all. */
  Optional<ModelStore.Entry> model() {
    return models.stream()
        .filter(entry -> entry.manifest().classes().equals(Domain.DIGITS.classNames()))
        .findFirst()
        .or(() -> models.stream().findFirst());
  }
}
