package org.sketch28.app.draw;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sketch28.app.base.Messages;
import org.sketch28.model.Prediction;

/** What the models of an ensemble predict, in words. */
final class VoteWords {

  private VoteWords() {}

  /**
   * How many of them predict what, the most frequent class first; empty for a single model.
   *
   * @param names of the classes
   */
  static String of(Prediction prediction, List<String> names) {
    List<Integer> votes = prediction.votes();
    if (votes.isEmpty()) {
      return "";
    }
    List<Map.Entry<Integer, Long>> counts =
        votes.stream().collect(groupingBy(vote -> vote, counting())).entrySet().stream()
            .sorted(
                Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                    .thenComparing(Map.Entry.comparingByKey()))
            .toList();
    String winner = names.get(counts.get(0).getKey());
    if (counts.size() == 1) {
      return Messages.text("result.votes.all", votes.size(), winner);
    }
    String others =
        counts.stream()
            .skip(1)
            .map(
                count ->
                    Messages.text(
                        "result.votes.other", count.getValue(), names.get(count.getKey())))
            .collect(joining(", "));
    return Messages.text("result.votes", counts.get(0).getValue(), votes.size(), winner, others);
  }
}
