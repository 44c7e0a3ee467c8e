package org.sketch28.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.sketch28.app.SmallWorkspace;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.RunPackage;
import org.sketch28.train.run.RunStore;
import org.sketch28.workspace.Workspace;

/**
 * Packed runs: damaged anywhere, or with one damaged file whose checksum is right. What is
 * installed can be read.
 */
final class RunTarget implements FuzzTarget {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LIST = "package.json";

  private final byte[] whole;

  RunTarget(Path scratch) throws Exception {
    RunStore runs = Workspace.in(SmallWorkspace.trained()).runs();
    Path file = scratch.resolve("whole" + RunPackage.EXTENSION);
    RunPackage.pack(runs, runs.list().get(0), file, Progress.NONE);
    whole = Files.readAllBytes(file);
  }

  @Override
  public String name() {
    return "run";
  }

  @Override
  public Path make(Mutator mutator, Path folder) throws IOException {
    byte[] damaged = mutator.below(3) == 0 ? mutator.bytes(whole) : signed(mutator);
    return Files.write(folder.resolve("r" + RunPackage.EXTENSION), damaged);
  }

  private byte[] signed(Mutator mutator) throws IOException {
    Map<String, byte[]> files = files();
    ObjectNode list = (ObjectNode) JSON.readTree(files.get(LIST));
    String name = mutator.one(files.keySet().stream().toList());
    byte[] content = files.get(name);
    boolean text = !name.endsWith("safetensors");
    files.put(name, text ? mutator.text(content) : mutator.bytes(content));
    if (!name.equals(LIST)) {
      ((ObjectNode) list.get("sha256")).put(name, Sha256.of(files.get(name)));
      files.put(LIST, list.toString().getBytes(StandardCharsets.UTF_8));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(each.getKey()));
        zip.write(each.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private Map<String, byte[]> files() throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(whole))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Override
  public void read(Path input) throws Exception {
    RunStore store = Workspace.in(input.resolveSibling("home")).runs();
    RunInfo run =
        RunPackage.install(store, input, (here, packed) -> false, Progress.NONE).orElseThrow();
    try {
      store.history(run);
      store.state(run);
      if (run.bestEpoch() > 0) {
        store.best(run.id());
      }
    } catch (UserFacingException e) {
      throw new IllegalStateException("it was installed, but cannot be read", e);
    }
  }
}
