package org.sketch28.app.train;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.paint.Color;
import org.sketch28.app.control.Palette;
import org.sketch28.train.run.RunInfo;

/** The colours of runs; a run keeps its own in every comparison. */
final class RunColors {

  private static final int ALL = 20;

  private final Map<String, Integer> indices = new HashMap<>();

  /** Gives runs colours that have none: ones of their own, as long as there are any. */
  void show(List<RunInfo> runs) {
    Set<Integer> shown = new HashSet<>();
    runs.stream().map(run -> indices.get(run.id())).forEach(shown::add);
    for (RunInfo run : runs) {
      if (!indices.containsKey(run.id())) {
        Set<Integer> taken = indices.size() < ALL ? new HashSet<>(indices.values()) : shown;
        int index = 0;
        while (taken.contains(index)) {
          index++;
        }
        indices.put(run.id(), index);
        shown.add(index);
      }
    }
  }

  /** The colour of a run that was shown. */
  Color of(RunInfo run) {
    return Palette.ofClass(indices.getOrDefault(run.id(), 0));
  }
}
