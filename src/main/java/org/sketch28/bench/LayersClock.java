package org.sketch28.bench;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import org.sketch28.app.draw.network.NetworkViewModel;

/**
 * Measures how long after a mouse event the layers of the network are drawn for it, or for a later
 * one. Must be used on the FX thread.
 */
final class LayersClock {

  /** Events that wait for the layers, and those whose layers are in the next frame. */
  private final List<Long> waiting = new ArrayList<>();

  private final List<Long> drawn = new ArrayList<>();
  private final List<Double> millis = new ArrayList<>();

  /** Opens the panel. */
  LayersClock(NetworkViewModel network, Scene scene) {
    network.shownProperty().set(true);
    network
        .viewProperty()
        .subscribe(
            () -> {
              // Only the last question is answered, so the view is of the last drawing.
              drawn.addAll(waiting);
              waiting.clear();
            });
    scene.addPostLayoutPulseListener(this::frame);
  }

  /**
   * The labels are set, and the layers are asked for.
   *
   * @param event the time of the event, in nanoseconds
   */
  void await(long event) {
    waiting.add(event);
  }

  private void frame() {
    long now = System.nanoTime();
    drawn.forEach(event -> millis.add((now - event) / 1e6));
    drawn.clear();
  }

  /** The times, in milliseconds. */
  List<Double> millis() {
    return millis;
  }
}
