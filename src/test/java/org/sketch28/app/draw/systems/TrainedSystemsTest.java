package org.sketch28.app.draw.systems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.app.DamagedModel;
import org.sketch28.data.Domain;
import org.sketch28.model.store.ModelStore;

class TrainedSystemsTest {

  private static final Path SHIPPED = Path.of("models");

  @TempDir private Path own;

  private List<String> digits() {
    TrainedSystems systems =
        TrainedSystems.load(new ModelStore(List.of(SHIPPED, own)), Domain.DIGITS);
    try (systems) {
      return systems.all().stream().map(each -> each.system().name()).toList();
    }
  }

  @Test
  void aSystemWhoseOwnModelIsDamagedIsReadByTheOneThatShips() throws Exception {
    List<String> shipped = digits();
    assertTrue(shipped.contains("linear"), shipped.toString());
    DamagedModel.copy(SHIPPED.resolve("linear-1998"), own.resolve("mine"));
    Files.write(own.resolve("mine/model.safetensors"), new byte[] {1, 2, 3});
    assertEquals(shipped, digits());
  }

  @Test
  void garmentsAreNotReadBySystemsThatKnowDigits() {
    assertTrue(
        TrainedSystems.load(new ModelStore(List.of(SHIPPED)), Domain.GARMENTS).all().isEmpty());
  }
}
