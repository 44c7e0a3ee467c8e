package org.sketch28.model.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.OnnxModels;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.download.Downloader;

/** Where ONNX Runtime comes from, and what is kept of it. */
class OnnxRuntimeInstallerTest {

  @TempDir private Path data;

  private Path folder() {
    return data.resolve("onnxruntime/1");
  }

  private OnnxRuntimeInstaller installer(byte[] jar, URI... mirrors) {
    return new OnnxRuntimeInstaller(folder(), List.of(mirrors), Sha256.of(jar));
  }

  private static byte[] jar(String... names) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  /** A jar with a library for each platform that the tests run on. */
  private static byte[] jar() throws Exception {
    return jar(
        "ai/onnxruntime/OrtSession.class",
        "ai/onnxruntime/native/linux-x64/here.so",
        "ai/onnxruntime/native/linux-aarch64/here.so",
        "ai/onnxruntime/native/osx-x64/here.so",
        "ai/onnxruntime/native/osx-aarch64/here.so",
        "ai/onnxruntime/native/win-x64/here.so",
        "ai/onnxruntime/native/win-x64/here.pdb",
        "ai/onnxruntime/native/osx-x64/here.dylib.dSYM/inner/here.dylib",
        "ai/onnxruntime/native/plan9-x64/there.so",
        "../outside.so",
        "ThirdPartyNotices.txt");
  }

  @Test
  void theJarOfMavenCentralIsTheOneThatIsAskedFor() throws Exception {
    assertEquals(OnnxRuntimeInstaller.BYTES, Files.size(OnnxModels.jar()));
    OnnxModels.installRuntime();
    assertTrue(OnnxRuntime.isInstalled());
  }

  @Test
  void onlyWhatThisPlatformNeedsIsKept() throws Exception {
    byte[] jar = jar();
    Path file = Files.write(data.resolve("some.jar"), jar);
    installer(jar).install(file);
    installer(jar).install(file);
    try (var files = Files.list(folder())) {
      assertEquals(
          List.of("ThirdPartyNotices.txt", "here.so", "onnxruntime.jar"),
          files.map(each -> each.getFileName().toString()).sorted().toList());
    }
    assertFalse(Files.exists(data.resolve("onnxruntime/outside.so")));
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    Path file = Files.write(data.resolve("some.jar"), jar());
    OnnxRuntimeInstaller installer = installer(new byte[1]);
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> installer.install(file));
    assertTrue(refused.getMessage().contains("its SHA-256 is"), refused.getMessage());
    UserFacingException missing =
        assertThrows(UserFacingException.class, () -> installer.install(data.resolve("none.jar")));
    assertTrue(missing.getMessage().contains("There is no file"), missing.getMessage());
    assertFalse(Files.exists(folder()));
  }

  @Test
  void aPlatformWithoutLibrariesIsNamed() throws Exception {
    byte[] jar = jar("ai/onnxruntime/OrtSession.class");
    Path file = Files.write(data.resolve("some.jar"), jar);
    UserFacingException refused =
        assertThrows(UserFacingException.class, () -> installer(jar).install(file));
    assertTrue(refused.getMessage().contains("for this platform"), refused.getMessage());
    assertFalse(Files.exists(folder()));
  }

  @Test
  void aDownloadIsInstalledAndCanBeCancelled() throws Exception {
    byte[] jar = jar();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, jar.length);
          exchange.getResponseBody().write(jar);
          exchange.close();
        });
    server.start();
    try {
      URI mirror = URI.create("http://localhost:%d/x.jar".formatted(server.getAddress().getPort()));
      OnnxRuntimeInstaller installer = installer(jar, mirror);
      Downloader downloader = new Downloader(Duration.ofSeconds(5), Duration.ofMillis(10));
      Progress cancel =
          (done, total) -> {
            throw new CancellationException();
          };
      assertThrows(CancellationException.class, () -> installer.download(downloader, cancel));
      assertFalse(Files.exists(folder()));
      installer.download(downloader, Progress.NONE);
    } finally {
      server.stop(0);
    }
    assertTrue(Files.exists(folder().resolve("onnxruntime.jar")));
    try (var files = Files.list(folder().getParent())) {
      assertEquals(List.of(folder()), files.toList(), "the download is gone");
    }
  }

  @Test
  void withoutItTheMessageSaysHowToInstallIt() throws Exception {
    OnnxModels.installRuntime();
    Path aside = OnnxRuntime.folder().resolveSibling("aside");
    Files.move(OnnxRuntime.folder(), aside);
    try {
      UserFacingException refused =
          assertThrows(
              UserFacingException.class,
              () -> OnnxModel.open(OnnxModels.digits(OnnxModels.Form.PLAIN)));
      assertEquals(
          "ONNX Runtime is not installed. Install it with: sketch28 models --install-onnx-runtime",
          refused.getMessage());
    } finally {
      Files.move(aside, OnnxRuntime.folder());
    }
  }
}
