package org.sketch28.app.draw.network;

import java.util.function.Consumer;
import java.util.function.Function;
import org.sketch28.model.recognize.Recognizer;

/** Asks the model in use. */
public interface ModelQuestions {

  /**
   * Asks a question.
   *
   * @param question runs in the background, where the model cannot be closed meanwhile
   * @param answer receives what it says on the FX thread, however much has happened since
   */
  <T> void askAnyTime(Function<Recognizer, T> question, Consumer<T> answer);
}
