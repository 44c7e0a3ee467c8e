package org.sketch28.cli;

import java.util.ArrayList;
import java.util.Arrays;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.Domain;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option that says how pictures become 28 × 28 images. */
final class PreprocessingOption {

  @Option(
      names = "--preprocessing",
      paramLabel = "NAME",
      defaultValue = "mnist",
      converter = Converter.class,
      completionCandidates = Names.class,
      description =
          "Preprocessing of pictures: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private Domain domain;

  Domain domain() {
    return domain;
  }

  /** Reads the name of a preprocessing, as {@code model.json} has it. */
  static final class Converter implements ITypeConverter<Domain> {
    @Override
    public Domain convert(String name) {
      try {
        return Domain.named(name);
      } catch (UserFacingException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /** The names of all preprocessings, for the help. */
  static final class Names extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(Arrays.stream(Domain.values()).map(Domain::preprocessing).toList());
    }
  }
}
