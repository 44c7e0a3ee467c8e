package org.sketch28;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.bench.BenchCommand;
import org.sketch28.cli.Cli;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine;

/** What the documents and the CI name exists: files, headings, classes, commands, options. */
class DocumentsTest {

  private static final Path HOME =
      Path.of(System.getProperty("sketch28.home")).toAbsolutePath().normalize();

  private static final int LONGEST_README = 6144;

  private static final Pattern FENCED = Pattern.compile("(?ms)^```[^\n]*\n(.*?)^```$");
  private static final Pattern SPAN = Pattern.compile("`([^`\n]+)`");
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+)$");
  private static final Pattern CLASS =
      Pattern.compile("([A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*)(\\.java|\\.[a-z]\\w*)?");
  private static final Pattern QUALIFIED =
      Pattern.compile("org\\.sketch28((?:\\.[a-z0-9]+)*)(?:\\.([A-Z]\\w*))?");
  private static final Pattern COMMAND = Pattern.compile("(?<![\\w./-])sketch28 +([^`#;]*)");
  private static final Pattern OURS =
      Pattern.compile("(src|assets|models|installer|\\.ci|\\.github)/.*");

  /** Names in class style that are not our classes. */
  private static final Set<String> FOREIGN =
      Set.of(
          "AppData",
          "Library",
          "NDArrayInternal",
          "NDManager",
          "Optimizer",
          "Reference",
          "Service",
          "Task",
          "Trainer",
          "XView",
          "XViewModel",
          "Xvfb");

  private record Document(Path file, String text) {

    String name() {
      return HOME.relativize(file).toString();
    }

    /** The text without fenced code, which is no Markdown. */
    String prose() {
      return FENCED.matcher(text).replaceAll("");
    }

    List<String> spans() {
      return SPAN.matcher(prose()).results().map(match -> match.group(1)).toList();
    }

    /** Every line of code: the lines of fenced blocks, and code spans. */
    List<String> code() {
      List<String> code = new ArrayList<>(spans());
      FENCED.matcher(text).results().forEach(block -> code.addAll(block.group(1).lines().toList()));
      return code;
    }
  }

  private static List<Document> documents() throws IOException {
    List<Document> documents = new ArrayList<>();
    for (String place : List.of("README.md", "src/site", ".github", "models", "installer")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(place))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".md")).sorted().toList()) {
          documents.add(new Document(file, Files.readString(file)));
        }
      }
    }
    assertTrue(documents.size() > 10, "documents are found");
    return documents;
  }

  @Test
  void theReadmeIsShort() throws IOException {
    assertTrue(Files.size(HOME.resolve("README.md")) <= LONGEST_README);
  }

  @Test
  void everyRelativeLinkLeadsSomewhere() throws IOException {
    Set<String> broken = new TreeSet<>();
    for (Document document : documents()) {
      Matcher links = LINK.matcher(document.prose());
      while (links.find()) {
        String link = links.group(1);
        if (!link.matches("[a-z]+:.*") && !leadsSomewhere(document.file(), link)) {
          broken.add(document.name() + ": " + link);
        }
      }
    }
    assertEquals(Set.of(), broken);
  }

  private static boolean leadsSomewhere(Path from, String link) throws IOException {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
    if (!target.startsWith(HOME) || !Files.exists(target)) {
      return false;
    }
    return hash < 0 || anchors(target).contains(link.substring(hash + 1));
  }

  /** The anchors of a document's headings, as GitHub makes them. */
  private static Set<String> anchors(Path file) throws IOException {
    return HEADING
        .matcher(new Document(file, Files.readString(file)).prose())
        .results()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  @Test
  void everyPathOfTheProjectExists() throws IOException {
    Set<String> missing = new TreeSet<>();
    for (Document document : documents()) {
      for (String span : document.spans()) {
        boolean path = OURS.matcher(span).matches() && !span.contains("*") && !span.contains(" ");
        if (path && !Files.exists(HOME.resolve(span))) {
          missing.add(document.name() + ": " + span);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void everyClassExists() throws IOException {
    Set<String> known = classes();
    Set<String> missing = new TreeSet<>();
    for (Document document : documents()) {
      for (String span : document.spans()) {
        if (!isKnown(span, known)) {
          missing.add(document.name() + ": " + span);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  private static boolean isKnown(String span, Set<String> known) {
    Matcher qualified = QUALIFIED.matcher(span);
    if (qualified.matches()) {
      Path place = Path.of("org/sketch28" + qualified.group(1).replace('.', '/'));
      String file = qualified.group(2) == null ? "" : qualified.group(2) + ".java";
      return Stream.of("src/main/java", "src/test/java")
          .anyMatch(root -> Files.exists(HOME.resolve(root).resolve(place).resolve(file)));
    }
    Matcher simple = CLASS.matcher(span);
    return !simple.matches()
        || known.contains(simple.group(1))
        || FOREIGN.contains(simple.group(1));
  }

  /** Simple names of all classes that have a file of their own. */
  private static Set<String> classes() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String root : List.of("src", "installer")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(root))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".java"))
            .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
      }
    }
    return names;
  }

  @Test
  void everyCommandExists(@TempDir Path folder) throws IOException {
    CommandLine program = new CommandLine(new Cli(), new Commands(Workspace.in(folder)));
    program.addSubcommand(BenchCommand.class);
    Set<String> missing = new TreeSet<>();
    for (Document document : documents()) {
      for (String line : document.code()) {
        for (String wrong : wrongWords(program, line)) {
          missing.add(document.name() + ": " + wrong + " in " + line);
        }
      }
    }
    assertEquals(Set.of(), missing);
  }

  /** The words of a line of code that name a command or an option that does not exist. */
  private static List<String> wrongWords(CommandLine program, String line) {
    List<String> wrong = new ArrayList<>();
    if (line.matches("--[a-z][a-z-]*.*")) {
      String option = words(line).get(0);
      if (everyCommand(program).noneMatch(command -> options(command).contains(option))) {
        wrong.add(option);
      }
    }
    Matcher calls = COMMAND.matcher(line);
    while (calls.find()) {
      CommandLine command = program;
      CommandLine parent = program;
      String before = "";
      for (String word : words(calls.group(1))) {
        boolean isValue = takesValue(command, before);
        before = word;
        boolean isGroup =
            !isValue && !parent.getSubcommands().isEmpty() && word.matches("[a-z][a-z-]*");
        if (isGroup) {
          CommandLine next = parent.getSubcommands().get(word);
          if (next == null) {
            wrong.add(word);
            break;
          }
          command = next;
          // The subcommands of a group are listed one after another.
          parent = parent == program ? next : parent;
        } else if (word.matches("--?[a-z][a-z-]*") && !options(command).contains(word)) {
          wrong.add(word);
        }
      }
    }
    return wrong;
  }

  private static boolean takesValue(CommandLine command, String option) {
    CommandLine.Model.OptionSpec known = command.getCommandSpec().optionsMap().get(option);
    return known != null && known.arity().min() > 0;
  }

  /** Words without the brackets, bars and dots of a synopsis. */
  private static List<String> words(String text) {
    return Stream.of(text.split("[\\s\\[\\]|…]+|=")).filter(word -> !word.isEmpty()).toList();
  }

  private static Stream<CommandLine> everyCommand(CommandLine command) {
    return Stream.concat(
        Stream.of(command),
        command.getSubcommands().values().stream().flatMap(DocumentsTest::everyCommand));
  }

  private static Set<String> options(CommandLine command) {
    Set<String> options = new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
    options.addAll(command.getCommandSpec().negatedOptionsMap().keySet());
    return options;
  }

  /** Creates commands in a workspace, as the program does. */
  private record Commands(Workspace workspace) implements CommandLine.IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      for (Constructor<?> constructor : type.getDeclaredConstructors()) {
        if (List.of(constructor.getParameterTypes()).equals(List.of(Workspace.class))) {
          constructor.setAccessible(true);
          return type.cast(constructor.newInstance(workspace));
        }
      }
      return CommandLine.defaultFactory().create(type);
    }
  }

  @Test
  void everyTestThatCiRunsOnPyTorchExists() throws IOException {
    String script = Files.readString(HOME.resolve(".ci/run"));
    Matcher list = Pattern.compile("(?s)on_pytorch=\\((.*?)\\)").matcher(script);
    assertTrue(list.find());
    List<String> named =
        list.group(1).lines().map(String::strip).filter(n -> !n.isEmpty()).toList();
    assertFalse(named.isEmpty());
    Set<String> known = classes();
    assertEquals(List.of(), named.stream().filter(name -> !known.contains(name)).toList());
    // Any other selection would have to be checked as well.
    assertEquals(1, script.split("-Dtest=", -1).length - 1);
  }
}
