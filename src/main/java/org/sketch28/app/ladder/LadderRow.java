package org.sketch28.app.ladder;

import java.util.List;
import java.util.Optional;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.LadderFigures;
import org.sketch28.train.ladder.LadderSystem;

/**
 * A system of MNIST's history with what it reached.
 *
 * @param shipped what the developers' trainings reached, if there were any
 * @param own what the user's trainings on MNIST reached, if there were any
 * @param models of this system, on whatever images: those that ship, then the user's
 */
record LadderRow(
    LadderSystem system,
    Optional<LadderFigures> shipped,
    Optional<LadderFigures> own,
    List<ModelStore.Entry> models) {

  LadderRow {
    models = List.copyOf(models);
  }

  /** The user's figures, or else those that ship. */
  Optional<LadderFigures> figures() {
    return own.or(() -> shipped);
  }
}
