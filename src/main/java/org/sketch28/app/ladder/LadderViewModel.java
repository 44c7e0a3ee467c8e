package org.sketch28.app.ladder;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Tasks;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.evaluate.HumanRate;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderFigures;
import org.sketch28.train.ladder.LadderFile;
import org.sketch28.train.ladder.LadderModels;
import org.sketch28.train.ladder.TrainedFigures;

/** The systems of MNIST's history and their errors. Must be used on the receiver's thread. */
public final class LadderViewModel implements AutoCloseable {

  private final ModelStore models;
  private final ModelStore trained;
  private final HumanRate human;
  private final LatestTaskRunner reader;
  private final ReadOnlyObjectWrapper<Content> content =
      new ReadOnlyObjectWrapper<>(new Content(List.of(), Optional.empty()));

  /**
   * What is shown.
   *
   * @param rows the systems in the order of their years
   * @param human the user's own answers, if there are any
   */
  record Content(List<LadderRow> rows, Optional<BinomialCount> human) {
    Content {
      rows = List.copyOf(rows);
    }
  }

  /**
   * @param models that ship, and the user's
   * @param trained the user's alone
   * @param human the user's answers to images of MNIST
   * @param tasks runs work off the FX thread
   */
  public LadderViewModel(ModelStore models, ModelStore trained, HumanRate human, Tasks tasks) {
    this.models = models;
    this.trained = trained;
    this.human = human;
    this.reader = tasks.latest("ladder");
  }

  /** Reads models and answers again. */
  public void refresh() {
    reader.submit(this::read, content::set);
  }

  private Content read() {
    List<ModelStore.Entry> entries = models.list();
    Map<String, LadderFigures> shipped = LadderFile.shipped();
    Map<String, LadderFigures> own = TrainedFigures.of(trained.list());
    List<LadderRow> rows =
        Ladder.systems().stream()
            .map(
                system ->
                    new LadderRow(
                        system,
                        Optional.ofNullable(shipped.get(system.name())),
                        Optional.ofNullable(own.get(system.name())),
                        LadderModels.of(entries, system)))
            .toList();
    return new Content(rows, human.read());
  }

  ReadOnlyObjectProperty<Content> contentProperty() {
    return content.getReadOnlyProperty();
  }

  @Override
  public void close() {
    reader.close();
  }
}
