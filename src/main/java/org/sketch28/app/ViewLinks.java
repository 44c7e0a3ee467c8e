package org.sketch28.app;

import java.net.URI;
import org.sketch28.app.datasets.DatasetsView;
import org.sketch28.app.draw.DrawViewModel;
import org.sketch28.app.errors.images.OpenedOnCanvas;
import org.sketch28.image.drawing.Drawing;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelStore;

/** What the other views ask of the drawing view and of the window. */
final class ViewLinks implements ViewFactory.Canvas {

  private final MainWindow window;
  private final DrawViewModel drawing;
  private final ModelSelection selection;
  private final SnapshotsOnCanvas snapshots;

  ViewLinks(
      MainWindow window,
      DrawViewModel drawing,
      ModelSelection selection,
      SnapshotsOnCanvas snapshots) {
    this.window = window;
    this.drawing = drawing;
    this.selection = selection;
    this.snapshots = snapshots;
  }

  @Override
  public Drawing drawing() {
    return drawing.drawingProperty().get();
  }

  @Override
  public void show(MainView view) {
    window.show(view);
  }

  @Override
  public void browse(URI page) {
    window.browse(page);
  }

  @Override
  public void open(OpenedOnCanvas opened) {
    selection.remember(opened.model());
    selection.setDomain(opened.model().manifest().domain());
    // It may be newer than the list of models.
    selection.refresh();
    window.openDrawing(opened.drawing());
  }

  @Override
  public void open(DatasetsView.Opened opened) {
    if (opened.domain() != selection.domainProperty().get()) {
      selection.switchTo(opened.domain());
    }
    window.openDrawing(opened.drawing());
  }

  @Override
  public void drawWith(Recognizer snapshot) {
    if (window.drawsWithSnapshots()) {
      snapshots.use(snapshot);
    } else {
      snapshot.close();
    }
  }

  @Override
  public void drawWith(ModelStore.Entry model) {
    window.openModel(model);
  }

  @Override
  public void drawWithSelected() {
    snapshots.end();
  }

  @Override
  public void modelsChanged() {
    selection.refresh();
  }
}
