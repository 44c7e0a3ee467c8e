package org.sketch28.app.train;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.sketch28.app.base.LatestTaskRunner;
import org.sketch28.app.base.Messages;
import org.sketch28.app.base.Tasks;
import org.sketch28.data.catalog.DatasetInfo;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.network.NetworkCost;

/** The size of the chosen network in words, counted in the background. */
final class NetworkSize implements AutoCloseable {

  private static final int USUAL_CLASSES = 10;

  private final TrainingForm form;
  private final TrainingDatasets datasets;
  private final LatestTaskRunner worker;
  private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");

  NetworkSize(TrainingForm form, TrainingDatasets datasets, Tasks tasks) {
    this.form = form;
    this.datasets = datasets;
    this.worker = tasks.latest("network-size");
    form.architectureProperty().addListener((p, o, n) -> count());
    datasets.selectedProperty().addListener((p, o, n) -> count());
    count();
  }

  private void count() {
    DatasetInfo info = datasets.selectedProperty().get();
    int classes = info == null ? USUAL_CLASSES : info.classNames().size();
    Architecture architecture = form.architectureProperty().get();
    worker.submit(
        () -> NetworkCost.of(architecture, classes),
        counted ->
            text.set(
                Messages.text("train.cost", counted.parameters(), counted.multiplyAdds() / 1e6)));
  }

  ReadOnlyStringProperty textProperty() {
    return text.getReadOnlyProperty();
  }

  @Override
  public void close() {
    worker.close();
  }
}
