package org.sketch28.app.ladder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sketch28.train.ladder.Ladder;
import org.sketch28.train.ladder.LadderFigures;
import org.sketch28.train.ladder.LadderRun;

class LadderWordsTest {

  private static final LadderFigures OURS = figures(30, 7850, 260_000);
  private static final LadderFigures YOURS = figures(600, 9000, 2_500_000);

  private static LadderFigures figures(long seconds, long parameters, long bytes) {
    return new LadderFigures(
        "linear",
        List.of(
            new LadderRun(
                1, 720, 10_000, seconds, parameters, "", "", "", false, bytes, 711, null)));
  }

  private static LadderRow row(Optional<LadderFigures> shipped, Optional<LadderFigures> own) {
    return new LadderRow(Ladder.systems().get(0), shipped, own, List.of());
  }

  @Test
  void theColumnsAreAboutTheTrainingsForThisProgram() {
    LadderRow row = row(Optional.of(OURS), Optional.of(YOURS));
    assertEquals("30 s", LadderWords.time(row));
    assertEquals("7,850", LadderWords.parameters(row));
    assertEquals("0.3 MB", LadderWords.size(row));
    assertEquals("7.12 %", LadderWords.undisputed(row));
  }

  @Test
  void figuresOfTheUserAreSaidToBe() {
    LadderRow row = row(Optional.empty(), Optional.of(YOURS));
    assertEquals("yours 10.0 min", LadderWords.time(row));
    assertEquals("yours 9,000", LadderWords.parameters(row));
    assertEquals("yours 2.5 MB", LadderWords.size(row));
    assertEquals("yours 7.12 %", LadderWords.undisputed(row));
  }

  @Test
  void withoutATrainingThereIsADash() {
    LadderRow row = row(Optional.empty(), Optional.empty());
    assertEquals("–", LadderWords.time(row));
    assertEquals("–", LadderWords.parameters(row));
    assertEquals("–", LadderWords.size(row));
  }
}
