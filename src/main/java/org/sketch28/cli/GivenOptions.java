package org.sketch28.cli;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** Checks which options are given together, so that none is ignored in silence. */
final class GivenOptions {

  private GivenOptions() {}

  private static Stream<String> names(CommandSpec spec) {
    return spec.commandLine().getParseResult().matchedOptions().stream()
        .map(OptionSpec::longestName)
        .distinct();
  }

  /**
   * Refuses all options but some.
   *
   * @param allowed their longest names
   * @param why the others are not
   */
  static void requireOnly(CommandSpec spec, Set<String> allowed, String why) {
    names(spec)
        .filter(name -> !allowed.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new ParameterException(
                  spec.commandLine(), "%s cannot be set: %s".formatted(name, why));
            });
  }

  /**
   * Refuses some options.
   *
   * @param refused their longest names
   * @param why they are not allowed
   */
  static void refuse(CommandSpec spec, Set<String> refused, String why) {
    names(spec)
        .filter(refused::contains)
        .findFirst()
        .ifPresent(
            name -> {
              throw new ParameterException(
                  spec.commandLine(), "%s cannot be set: %s".formatted(name, why));
            });
  }

  /** Refuses two or more of some options together. */
  static void requireOneOf(CommandSpec spec, String... exclusive) {
    List<String> given = names(spec).filter(List.of(exclusive)::contains).sorted().toList();
    if (given.size() > 1) {
      throw new ParameterException(
          spec.commandLine(),
          "%s and %s cannot be used together.".formatted(given.get(0), given.get(1)));
    }
  }

  /** Refuses an option without another one that it belongs to. */
  static void requireWith(CommandSpec spec, String option, String needed) {
    List<String> given = names(spec).toList();
    if (given.contains(option) && !given.contains(needed)) {
      throw new ParameterException(spec.commandLine(), "%s needs %s.".formatted(option, needed));
    }
  }
}
