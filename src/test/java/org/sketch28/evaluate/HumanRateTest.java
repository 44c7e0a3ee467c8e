package org.sketch28.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.UserFacingException;

class HumanRateTest {

  @TempDir private Path folder;

  @Test
  void answersAddUp() throws Exception {
    HumanRate rate = new HumanRate(folder.resolve("data/rate.json"));
    assertEquals(Optional.empty(), rate.read());
    rate.add(new BinomialCount(19, 20));
    rate.add(new BinomialCount(40, 40));
    assertEquals(Optional.of(new BinomialCount(59, 60)), rate.read());
  }

  @Test
  void aDamagedFileCountsAsNone() throws Exception {
    for (String text : new String[] {"", "null", "[]", "{\"correct\":7,\"count\":3}", "{"}) {
      Path file = Files.writeString(folder.resolve("rate.json"), text);
      assertFalse(new HumanRate(file).read().isPresent(), text);
    }
  }

  @Test
  void whatCannotBeSavedIsSaid() throws Exception {
    Path file = Files.createDirectories(folder.resolve("rate.json/in the way"));
    HumanRate rate = new HumanRate(file.getParent());
    assertThrows(UserFacingException.class, () -> rate.add(new BinomialCount(1, 1)));
  }

  @Test
  void earlierAnswersThatCannotBeReadAreNotReplaced() throws Exception {
    Path file = Files.writeString(folder.resolve("rate.json"), "{\"correct\":59,");
    HumanRate rate = new HumanRate(file);
    var e = assertThrows(UserFacingException.class, () -> rate.add(new BinomialCount(1, 1)));
    assertTrue(e.getMessage().contains("it is damaged"), e.getMessage());
    assertEquals("{\"correct\":59,", Files.readString(file));
  }
}
