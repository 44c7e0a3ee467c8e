package org.sketch28.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.image.GrayImage;
import org.sketch28.model.recognize.Recognizer;
import org.sketch28.model.store.ModelPackage;
import org.sketch28.model.store.ModelStore;
import org.sketch28.model.store.SafeTensors;
import org.sketch28.workspace.Workspace;

/** Packed models and files of parameters. */
final class ModelTargets {

  private ModelTargets() {}

  static List<FuzzTarget> all() throws Exception {
    Path model = Workspace.in(SmallWorkspace.trained()).ownModels().resolve(SmallWorkspace.MODEL);
    byte[] manifest = Files.readAllBytes(model.resolve("model.json"));
    byte[] parameters = Files.readAllBytes(model.resolve("model.safetensors"));
    return List.of(
        new Packed(manifest, parameters),
        new Signed(manifest, parameters),
        new Tensors(parameters));
  }

  private static byte[] packed(byte[] manifest, byte[] parameters) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("model.json"));
      zip.write(manifest);
      zip.putNextEntry(new ZipEntry("model.safetensors"));
      zip.write(parameters);
    }
    return bytes.toByteArray();
  }

  /** Installs a model; one that could be installed must work. */
  private static void install(Path file) throws UserFacingException {
    ModelStore.Entry entry =
        ModelPackage.install(
            file,
            new ModelStore(List.of(file.resolveSibling("models"))),
            file.resolveSibling("models"));
    try (Recognizer recognizer = Recognizer.load(entry)) {
      double sum = 0;
      for (double p : recognizer.classifier().predict(GrayImage.blank(28, 28)).probabilities()) {
        sum += p;
      }
      if (!(Math.abs(sum - 1) < 1e-3)) {
        throw new IllegalStateException("the probabilities add up to " + sum);
      }
    } catch (UserFacingException e) {
      throw new IllegalStateException("it was installed, but cannot be loaded", e);
    }
  }

  /** The file of a packed model, damaged anywhere. */
  private record Packed(byte[] manifest, byte[] parameters) implements FuzzTarget {

    @Override
    public String name() {
      return "package";
    }

    @Override
    public Path make(Mutator mutator, Path folder) throws IOException {
      return Files.write(
          folder.resolve("m.sketch28model"), mutator.bytes(packed(manifest, parameters)));
    }

    @Override
    public void read(Path input) throws Exception {
      install(input);
    }
  }

  /** A packed model whose parts are damaged, and whose checksum is right. */
  private record Signed(byte[] manifest, byte[] parameters) implements FuzzTarget {

    @Override
    public String name() {
      return "model";
    }

    @Override
    public Path make(Mutator mutator, Path folder) throws IOException {
      boolean json = mutator.below(2) == 0;
      byte[] damaged = json ? parameters : damaged(mutator, parameters);
      String text =
          new String(json ? mutator.text(manifest) : manifest, StandardCharsets.UTF_8)
              .replace(Sha256.of(parameters), Sha256.of(damaged));
      return Files.write(
          folder.resolve("m.sketch28model"),
          packed(text.getBytes(StandardCharsets.UTF_8), damaged));
    }

    @Override
    public void read(Path input) throws Exception {
      install(input);
    }
  }

  /** Mostly in the header, where the names and shapes are. */
  private static byte[] damaged(Mutator mutator, byte[] parameters) {
    int header = (parameters[0] & 0xff) | ((parameters[1] & 0xff) << 8);
    if (mutator.below(4) == 0) {
      return mutator.bytes(parameters);
    }
    byte[] text = mutator.text(java.util.Arrays.copyOfRange(parameters, 8, 8 + header));
    java.nio.ByteBuffer all =
        java.nio.ByteBuffer.allocate(8 + text.length + parameters.length - 8 - header)
            .order(java.nio.ByteOrder.LITTLE_ENDIAN);
    return all.putLong(text.length)
        .put(text)
        .put(parameters, 8 + header, parameters.length - 8 - header)
        .array();
  }

  /** A file of parameters with whatever names and shapes it has. */
  private record Tensors(byte[] parameters) implements FuzzTarget {

    @Override
    public String name() {
      return "tensors";
    }

    @Override
    public Path make(Mutator mutator, Path folder) throws IOException {
      return Files.write(folder.resolve("x.safetensors"), damaged(mutator, parameters));
    }

    @Override
    public void read(Path input) throws Exception {
      try {
        SafeTensors.decode(Files.readAllBytes(input));
      } catch (IOException e) {
        // Its callers give this message, after the name of the file.
        throw new UserFacingException(e.getMessage(), e);
      }
    }
  }
}
