package org.sketch28.app.draw.network;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.sketch28.model.recognize.Recognizer;

/** Questions to a model that wait until the test has them answered. */
public final class WaitingQuestions implements ModelQuestions {

  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private Recognizer model;

  /** Sets what is asked when a question is answered. */
  public void setModel(Recognizer next) {
    model = next;
  }

  @Override
  public <T> void askAnyTime(Function<Recognizer, T> question, Consumer<T> answer) {
    waiting.add(() -> answer.accept(question.apply(model)));
  }

  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  public void answerOne() {
    waiting.remove().run();
  }

  /** Answers until nothing more is asked. */
  public void answerAll() {
    while (!isEmpty()) {
      answerOne();
    }
  }
}
