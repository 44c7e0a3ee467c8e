import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Turns the program in {@code target/sketch28} into one that needs no Java: a runtime with the
 * modules that it uses (including JavaFX, with its native libraries unpacked), the jars, the models
 * and all licences. This is the same for every system; the scripts in {@code linux}, {@code
 * windows} and {@code macos} build packages from it.
 *
 * <p>{@code java installer/ProgramImage.java PROGRAM OUT NOTICE}
 */
final class ProgramImage {

  /** Modules that no class refers to: elliptic curves for HTTPS, and naming for Logback. */
  private static final List<String> ALSO = List.of("jdk.crypto.ec", "java.naming");

  private static final List<String> NATIVE = List.of(".so", ".dll", ".dylib");

  private final Path program;
  private final Path out;
  private final Path notice;
  private final Path image;

  private ProgramImage(Path program, Path out, Path notice) {
    this.program = program;
    this.out = out;
    this.notice = notice;
    this.image = out.resolve("sketch28");
  }

  public static void main(String[] arguments) throws Exception {
    new ProgramImage(
            Path.of(arguments[0]).toAbsolutePath(),
            Path.of(arguments[1]).toAbsolutePath(),
            Path.of(arguments[2]).toAbsolutePath())
        .make();
  }

  private void make() throws IOException, InterruptedException {
    delete(out);
    Files.createDirectories(image);
    List<Path> jars = jars(program.resolve("lib"));
    List<Path> javafx = new ArrayList<>();
    for (Path jar : jars(program.resolve("lib/javafx"))) {
      // Jars without a platform in their names are empty.
      if (contains(jar, "module-info.class")) {
        javafx.add(jar);
      }
    }
    Path jmods = Files.createDirectories(out.resolve("jmods"));
    for (Path jar : javafx) {
      makeJmod(jar, jmods);
    }
    runtime(jmods, modules(jars, javafx));
    copy(program.resolve("bin"), image.resolve("bin"));
    copy(program.resolve("models"), image.resolve("models"));
    copy(program.resolve("assets"), image.resolve("assets"));
    for (Path jar : jars) {
      copy(jar, image.resolve("lib").resolve(jar.getFileName()));
    }
    licences(jars);
    System.out.println("Program image: " + image);
  }

  private static List<Path> jars(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** The Java modules that the program's classes use. */
  private Set<String> modules(List<Path> jars, List<Path> javafx) throws IOException {
    // One jar without module descriptors, since jdeps would want everything that these require,
    // including optional modules.
    Path all = out.resolve("classes.jar");
    Set<String> names = new HashSet<>();
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(all))) {
      zip.setLevel(0);
      for (Path jar : Stream.concat(jars.stream(), javafx.stream()).toList()) {
        try (ZipFile source = new ZipFile(jar.toFile())) {
          for (ZipEntry entry : source.stream().toList()) {
            String name = entry.getName();
            if (name.endsWith(".class")
                && !name.startsWith("META-INF/")
                && !name.endsWith("module-info.class")
                && names.add(name)) {
              zip.putNextEntry(new ZipEntry(name));
              source.getInputStream(entry).transferTo(zip);
            }
          }
        }
      }
    }
    String found =
        tool(
            "jdeps",
            "--ignore-missing-deps",
            "--multi-release",
            "base",
            "--print-module-deps",
            all.toString());
    Set<String> modules = new TreeSet<>(List.of(found.strip().split(",")));
    modules.addAll(ALSO);
    for (Path jar : javafx) {
      modules.add(moduleName(jar));
    }
    System.out.println("Modules: " + String.join(" ", modules));
    return modules;
  }

  /** {@code javafx-base-21.0.12-linux.jar} is {@code javafx.base}. */
  private static String moduleName(Path jar) {
    String[] parts = jar.getFileName().toString().split("-");
    return parts[0] + "." + parts[1];
  }

  /** A module whose native libraries are unpacked in the runtime, so JavaFX unpacks nothing. */
  private void makeJmod(Path jar, Path jmods) throws IOException {
    Path natives = Files.createDirectories(out.resolve("natives").resolve(moduleName(jar)));
    Path classes = out.resolve("classes-" + moduleName(jar) + ".jar");
    try (ZipFile source = new ZipFile(jar.toFile());
        ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(classes))) {
      zip.setLevel(0);
      for (ZipEntry entry : source.stream().toList()) {
        String name = entry.getName();
        try (InputStream in = source.getInputStream(entry)) {
          if (NATIVE.stream().anyMatch(name::endsWith)) {
            Files.copy(in, natives.resolve(name));
          } else if (!entry.isDirectory()
              && !name.endsWith(".jar")
              && !name.startsWith("META-INF/")) {
            zip.putNextEntry(new ZipEntry(name));
            in.transferTo(zip);
          }
        }
      }
    }
    tool(
        "jmod",
        "create",
        "--class-path",
        classes.toString(),
        "--libs",
        natives.toString(),
        "--module-path",
        jmods.toString(),
        jmods.resolve(moduleName(jar) + ".jmod").toString());
  }

  private void runtime(Path jmods, Set<String> modules) throws IOException, InterruptedException {
    Path runtime = image.resolve("runtime");
    tool(
        "jlink",
        "--module-path",
        jmods.toString(),
        "--add-modules",
        String.join(",", modules),
        "--no-header-files",
        "--no-man-pages",
        "--output",
        runtime.toString());
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    Process dump =
        new ProcessBuilder(
                runtime.resolve("bin").resolve(windows ? "java.exe" : "java").toString(),
                "-XX:+UseSerialGC",
                "-Xshare:dump",
                "-Xlog:disable",
                "-Xlog:all=error:stderr")
            .inheritIO()
            .start();
    if (dump.waitFor() != 0) {
      throw new IOException("the class data of the runtime cannot be archived");
    }
  }

  /** The notice, and every licence text in a jar or in {@code installer/licenses}. */
  private void licences(List<Path> jars) throws IOException {
    Path folder = Files.createDirectories(image.resolve("licenses"));
    copy(program.resolve("LICENSE"), image.resolve("LICENSE"));
    copy(notice, image.resolve("THIRD-PARTY.txt"));
    copy(Path.of("installer/licenses").toAbsolutePath(), folder);
    for (Path jar : jars) {
      String name = jar.getFileName().toString().replaceAll("\\.jar$", "");
      try (ZipFile source = new ZipFile(jar.toFile())) {
        for (ZipEntry entry : source.stream().toList()) {
          if (entry.getName().matches("META-INF/[^/]*(LICENSE|NOTICE|LGPL)[^/]*")) {
            Path file = folder.resolve(name).resolve(entry.getName().substring(9));
            Files.createDirectories(file.getParent());
            try (InputStream in = source.getInputStream(entry)) {
              Files.copy(in, file);
            }
          }
        }
      }
    }
  }

  private static boolean contains(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry(name) != null;
    }
  }

  private static String tool(String name, String... arguments) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    java.io.PrintStream print = new java.io.PrintStream(output, true, StandardCharsets.UTF_8);
    int code = ToolProvider.findFirst(name).orElseThrow().run(print, System.err, arguments);
    String text = output.toString(StandardCharsets.UTF_8);
    if (code != 0) {
      throw new IOException(name + " ended with " + code + ": " + text);
    }
    return text;
  }

  /** Copies a file or a folder with its times, on which the class data archive depends. */
  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.getParent());
          Files.copy(each, target, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
