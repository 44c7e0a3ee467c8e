package org.sketch28.cli;

import org.sketch28.base.UserFacingException;
import org.sketch28.train.ladder.Ladder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Refuses names that no recipe has. */
final class RecipeName implements ITypeConverter<String> {

  @Override
  public String convert(String name) {
    try {
      Ladder.require(name);
      return name;
    } catch (UserFacingException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
