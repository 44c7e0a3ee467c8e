package org.sketch28.model.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;

class ModelPackageTest {

  @TempDir private Path folder;

  private ModelStore.Entry shipped(String name) throws UserFacingException {
    return new ModelStore(List.of(Path.of(System.getProperty("sketch28.home"), "models")))
        .find(name);
  }

  private static ModelStore.Entry install(Path file, Path models) throws UserFacingException {
    return ModelPackage.install(file, new ModelStore(List.of(models)), models);
  }

  private Path packed(String name) throws UserFacingException {
    Path file = folder.resolve(name + ModelPackage.EXTENSION);
    ModelPackage.pack(shipped(name), file);
    return file;
  }

  @Test
  void aModelComesOutAsItWentIn() throws Exception {
    Path models = folder.resolve("models");
    ModelStore.Entry entry = install(packed("digits"), models);
    assertEquals(shipped("digits").manifest().toString(), entry.manifest().toString());
    ModelStore.load(entry).close();
    assertEquals(entry.folder(), install(packed("digits"), models).folder(), "only once");
  }

  @Test
  void anotherModelOfTheSameNameGetsANumber() throws Exception {
    Path models = folder.resolve("models");
    install(packed("digits"), models);
    ModelStore.Entry garments = shipped("garments");
    Path renamed = folder.resolve("renamed");
    Files.createDirectories(renamed);
    Files.copy(
        garments.folder().resolve("model.safetensors"), renamed.resolve("model.safetensors"));
    ManifestFile.write(renamed, garments.manifest().withName("digits"));
    Path file = folder.resolve("other.sketch28model");
    ModelPackage.pack(ModelStore.entry(renamed), file);
    assertEquals("digits-2", install(file, models).manifest().name());
  }

  @Test
  void hostileFilesAreRefusedAndLeaveNothing() throws Exception {
    Path models = folder.resolve("models");
    String manifest = Files.readString(shipped("digits").folder().resolve("model.json"));
    byte[] parameters = Files.readAllBytes(shipped("digits").folder().resolve("model.safetensors"));
    byte[] damaged = parameters.clone();
    damaged[1000] ^= 1;
    refused(models, write("escape", manifest.replace("\"digits\"", "\"../../x\""), parameters));
    refused(models, write("hidden", manifest.replace("\"digits\"", "\".x\""), parameters));
    refused(models, write("damaged", manifest, damaged));
    refused(models, write("empty", "{}", parameters));
    refused(models, write("null", "null", parameters));
    refused(models, write("deep", "[".repeat(200_000), parameters));
    refused(
        models,
        write(
            "unknown",
            manifest.replace("\"architecture\" : \"", "\"architecture\" : \"x"),
            parameters));
    refused(models, Files.writeString(folder.resolve("no.sketch28model"), "no zip"));
    refused(models, folder.resolve("missing.sketch28model"));
    if (Files.exists(models)) {
      try (Stream<Path> left = Files.list(models)) {
        assertEquals(List.of(), left.toList());
      }
    }
  }

  @Test
  void aModelThatCannotBeLoadedIsNotInstalled() throws Exception {
    Path models = folder.resolve("models");
    String manifest = Files.readString(shipped("digits").folder().resolve("model.json"));
    byte[] parameters = Files.readAllBytes(shipped("digits").folder().resolve("model.safetensors"));
    refused(
        models,
        write(
            "other-network",
            manifest.replaceFirst("\"architecture\" : \"\\w+\"", "\"architecture\" : \"MLP\""),
            parameters));
    refused(
        models,
        write(
            "hot",
            manifest.replaceFirst("\"temperature\" : [0-9.]+", "\"temperature\" : 1e-320"),
            parameters));
    byte[] longer = Arrays.copyOf(parameters, parameters.length + 1000);
    refused(models, write("longer", signed(manifest, parameters, longer), longer));
    byte[] noNumbers = parameters.clone();
    // Weights so large that the logits are infinite, and probabilities no numbers.
    int header = ByteBuffer.wrap(parameters).order(ByteOrder.LITTLE_ENDIAN).getInt();
    ByteBuffer values = ByteBuffer.wrap(noNumbers).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 8 + header; at + 4 <= noNumbers.length; at += 4) {
      values.putFloat(at, 3e38f);
    }
    refused(models, write("no-numbers", signed(manifest, parameters, noNumbers), noNumbers));
    assertFalse(Files.exists(models.resolve("digits")));
  }

  private static String signed(String manifest, byte[] before, byte[] after) {
    return manifest.replace(Sha256.of(before), Sha256.of(after));
  }

  @Test
  void aModelNamedLikeOneThatShipsGetsANumber() throws Exception {
    Path models = folder.resolve("models");
    Path shipping = Path.of(System.getProperty("sketch28.home"), "models");
    ModelStore all = new ModelStore(List.of(models, shipping));
    String manifest = Files.readString(shipped("garments").folder().resolve("model.json"));
    Path file =
        write(
            "like",
            manifest.replaceFirst("\"name\" : \"garments\"", "\"name\" : \"digits\""),
            Files.readAllBytes(shipped("garments").folder().resolve("model.safetensors")));
    assertEquals("digits-2", ModelPackage.install(file, all, models).manifest().name());
    assertEquals(shipping.resolve("digits"), all.find("digits").folder());
    assertEquals(
        shipping.resolve("digits"), ModelPackage.install(packed("digits"), all, models).folder());
  }

  @Test
  void anUnknownPreprocessingIsNamedTogetherWithThoseThatExist() throws Exception {
    Path digits = shipped("digits").folder();
    String manifest = Files.readString(digits.resolve("model.json"));
    Path file =
        write(
            "svhn",
            manifest.replace("\"preprocessing\" : \"mnist\"", "\"preprocessing\" : \"svhn\""),
            Files.readAllBytes(digits.resolve("model.safetensors")));
    var e = assertThrows(UserFacingException.class, () -> install(file, folder.resolve("models")));
    assertTrue(e.getMessage().contains(file.toString()), e.getMessage());
    assertTrue(e.getMessage().contains("\"svhn\""), e.getMessage());
    assertTrue(e.getMessage().contains("[mnist, fashion-mnist]"), e.getMessage());
  }

  private static void refused(Path models, Path file) {
    UserFacingException e =
        assertThrows(UserFacingException.class, () -> install(file, models), file::toString);
    assertTrue(
        e.getMessage().contains(".sketch28") || e.getMessage().contains("models"), e.getMessage());
  }

  private Path write(String name, String manifest, byte[] parameters) throws Exception {
    Path file = folder.resolve(name + ModelPackage.EXTENSION);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      zip.putNextEntry(new ZipEntry("model.json"));
      zip.write(manifest.getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("model.safetensors"));
      zip.write(parameters);
    }
    return file;
  }
}
