package org.sketch28.model.foreign;

import io.soabase.recordbuilder.core.RecordBuilder;
import java.util.List;
import java.util.Optional;
import org.sketch28.data.Domain;

/**
 * What the user says about a model that is imported; what is not said is found out.
 *
 * @param classes the names of the classes in their order; empty if not said
 * @param usualClasses what they are if neither the user nor the file says it; may be empty
 * @param domain of its images
 * @param usualDomain the same, if neither the user nor the file says it
 * @param range of its input
 * @param inverted whether ink is dark, and paper light
 * @param output the name of the output that has a value for each class
 */
@RecordBuilder
public record ImportOptions(
    List<String> classes,
    List<String> usualClasses,
    Optional<Domain> domain,
    Optional<Domain> usualDomain,
    Optional<OnnxSettings.InputRange> range,
    Optional<Boolean> inverted,
    Optional<String> output) {

  /** Nothing is said. */
  public static final ImportOptions NONE =
      new ImportOptions(
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /**
   * Copies the lists.
   *
   * @param classes not null
   * @param usualClasses not null
   */
  public ImportOptions {
    classes = List.copyOf(classes);
    usualClasses = List.copyOf(usualClasses);
  }
}
