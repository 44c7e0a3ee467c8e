package org.sketch28.data;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.util.StdConverter;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.sketch28.base.UserFacingException;

/**
 * Marks a {@link Domain} that is written to JSON files as the name of its preprocessing: {@code
 * "preprocessing":"mnist"}.
 */
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonProperty("preprocessing")
@JsonSerialize(converter = AsPreprocessing.ToName.class)
@JsonDeserialize(converter = AsPreprocessing.FromName.class)
public @interface AsPreprocessing {

  /** Writes the name. */
  final class ToName extends StdConverter<Domain, String> {
    @Override
    public String convert(Domain domain) {
      return domain.preprocessing();
    }
  }

  /**
   * A file names a preprocessing that does not exist; the message says which, and which exist.
   * Jackson lets converters throw unchecked exceptions only, and hands them on as causes.
   */
  final class UnknownPreprocessingException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownPreprocessingException(UserFacingException cause) {
      super(cause.getMessage(), cause);
    }
  }

  /** Reads the name. */
  final class FromName extends StdConverter<String, Domain> {
    @Override
    public Domain convert(String name) {
      try {
        return Domain.named(name);
      } catch (UserFacingException e) {
        throw new UnknownPreprocessingException(e);
      }
    }
  }
}
