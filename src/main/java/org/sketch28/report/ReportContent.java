package org.sketch28.report;

import java.util.Optional;
import org.sketch28.evaluate.Evaluation;

/**
 * Everything that a report shows.
 *
 * @param data its numbers
 * @param evaluation on test images; none if there is none, for the reason that {@code untested}
 *     gives
 * @param untested why there is no evaluation; empty if there is one
 * @param card the model card in Markdown; empty if the model has none
 * @param chosenByTest whether the test images have chosen the model (published protocol)
 */
public record ReportContent(
    ReportData data,
    Optional<Evaluation> evaluation,
    String untested,
    String card,
    boolean chosenByTest) {}
