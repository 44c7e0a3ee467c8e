package org.sketch28.app.control;

import java.util.function.Function;
import javafx.util.StringConverter;

/** The text of the values of a choice that is not editable; none for no value. */
public final class ChoiceText<T> extends StringConverter<T> {

  private final Function<? super T, String> text;

  public ChoiceText(Function<? super T, String> text) {
    this.text = text;
  }

  @Override
  public String toString(T value) {
    return value == null ? "" : text.apply(value);
  }

  @Override
  public T fromString(String typed) {
    throw new UnsupportedOperationException("the choice is not editable");
  }
}
