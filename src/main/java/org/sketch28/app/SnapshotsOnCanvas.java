package org.sketch28.app;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.sketch28.app.base.Messages;
import org.sketch28.data.Domain;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelManifest;
import org.sketch28.model.store.ModelStore;

/**
 * Lets the canvas use a network while it is being trained, and says so in a bar that names it. The
 * user's choices count more: in the other mode, the network is not used; a model that is chosen
 * ends it.
 */
final class SnapshotsOnCanvas extends HBox {

  private final ModelSelection selection;
  private final Consumer<Recognizer> canvas;
  private final Label words = new Label();
  private Runnable stopped = () -> {};
  private Optional<Domain> domain = Optional.empty();

  /**
   * @param canvas receives the network, and becomes its owner
   */
  SnapshotsOnCanvas(ModelSelection selection, Consumer<Recognizer> canvas) {
    super(10);
    this.selection = selection;
    this.canvas = canvas;
    setId("snapshots");
    getStyleClass().add("job-bar");
    words.setId("snapshots-words");
    words.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button stop = new Button(Messages.text("snapshots.stop"));
    stop.setId("snapshots-stop");
    stop.setMinWidth(USE_PREF_SIZE);
    stop.setOnAction(event -> stopped.run());
    getChildren().addAll(words, gap, stop);
    selection.domainProperty().addListener((p, o, now) -> show());
    selection
        .choiceProperty()
        .addListener((p, before, now) -> chosen(before.selected(), now.selected()));
    show();
  }

  /** Sets what is to happen when the user no longer wants the network that is being trained. */
  void setOnStopped(Runnable listener) {
    stopped = listener;
  }

  /** Another model in the same mode is the user's choice. */
  private void chosen(Optional<ModelStore.Entry> before, Optional<ModelStore.Entry> now) {
    if (isInUse() && before.isPresent() && now.isPresent()) {
      ModelManifest old = before.get().manifest();
      ModelManifest next = now.get().manifest();
      if (old.domain() == next.domain() && !old.name().equals(next.name())) {
        stopped.run();
      }
    }
  }

  /**
   * Uses a network. The first one switches to its mode; after that the user's mode counts.
   *
   * @param snapshot closed if it is not used
   */
  void use(Recognizer snapshot) {
    Domain its = snapshot.entry().manifest().domain();
    words.setText(Messages.text("snapshots.inUse", snapshot.entry().manifest().title()));
    if (domain.isEmpty()) {
      domain = Optional.of(its);
      selection.setDomain(its);
    }
    show();
    if (isInUse()) {
      canvas.accept(snapshot);
    } else {
      snapshot.close();
    }
  }

  /** Uses the selected model again. */
  void end() {
    boolean used = isInUse();
    domain = Optional.empty();
    show();
    if (used) {
      selection.reload();
    }
  }

  private boolean isInUse() {
    return domain.filter(its -> its == selection.domainProperty().get()).isPresent();
  }

  private void show() {
    setVisible(isInUse());
    setManaged(isInUse());
  }
}
