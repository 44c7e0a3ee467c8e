package org.sketch28.model.units;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the strongest of many connections, without an object for each of the others. */
final class StrongestConnections {

  private static final Comparator<Connection> WEAKEST_FIRST =
      Comparator.comparingDouble(each -> Math.abs(each.value()));

  private final int most;
  private final PriorityQueue<Connection> kept = new PriorityQueue<>(WEAKEST_FIRST);

  /**
   * @param most so many are kept
   */
  StrongestConnections(int most) {
    this.most = most;
  }

  /**
   * Another connection, which counts unless its value is 0.
   *
   * @param source the stage that it comes from
   * @param from the channel of that stage
   * @param to a unit of the channel that it leads to
   */
  void add(int source, int from, Unit to, double value) {
    boolean full = kept.size() == most;
    if (value == 0 || (full && Math.abs(value) <= Math.abs(kept.element().value()))) {
      return;
    }
    if (full) {
      kept.remove();
    }
    kept.add(
        new Connection(
            new Connection.Channel(source, from),
            new Connection.Channel(to.stage(), to.channel()),
            value));
  }

  /** The strongest first. */
  List<Connection> sorted() {
    return kept.stream().sorted(WEAKEST_FIRST.reversed()).toList();
  }
}
