package org.sketch28.app.errors.duel;

import java.util.function.Consumer;
import org.sketch28.app.base.SaveQueue;
import org.sketch28.app.base.Tasks;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.HumanRate;

/** Saves the user's answers to images of MNIST, which the ladder shows. */
public final class HumanRateSaver implements AutoCloseable {

  private final HumanRate rate;
  private final SaveQueue saves;

  /**
   * @param failed receives messages for the user
   */
  public HumanRateSaver(HumanRate rate, Tasks tasks, Consumer<String> failed) {
    this.rate = rate;
    this.saves = tasks.saves("human-rate", failed);
  }

  /** Adds the answers of a duel. */
  public void save(BinomialCount answers) {
    saves.submit(
        () -> {
          rate.add(answers);
          return () -> {};
        },
        () -> {});
  }

  /** Waits until all answers are saved. */
  @Override
  public void close() {
    saves.close();
  }
}
