package org.sketch28.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.sketch28.base.UserFacingException;
import org.sketch28.bench.BenchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

class CliTest {

  @RegisterExtension
  private final CommandRunner commands = CommandRunner.empty(Fault.class, Refuse.class);

  @Command(name = "fault")
  static final class Fault implements Callable<Integer> {
    @Override
    public Integer call() {
      throw new IllegalStateException("a fault on purpose");
    }
  }

  @Command(name = "refuse")
  static final class Refuse implements Callable<Integer> {
    @Override
    public Integer call() throws UserFacingException {
      throw new UserFacingException("There is no file x. Name another.");
    }
  }

  @Test
  void anErrorOfTheUserIsOneLineAndExitCode1() {
    CommandRunner.Result result = commands.run("refuse");
    assertEquals(1, result.code());
    assertEquals("", result.out());
    assertEquals("sketch28: There is no file x. Name another.", result.err().strip());
  }

  @Test
  void aFaultIsReportedAndNoStackTraceIsPrinted() {
    List<Throwable> faults = new ArrayList<>();
    Thread.currentThread().setUncaughtExceptionHandler((thread, fault) -> faults.add(fault));
    try {
      CommandRunner.Result result = commands.run("fault");
      assertEquals(1, result.code());
      assertFalse(result.err().contains("\tat "), result.err());
      assertEquals(1, faults.size());
      assertEquals("a fault on purpose", faults.get(0).getMessage());
    } finally {
      Thread.currentThread().setUncaughtExceptionHandler(null);
    }
  }

  @Test
  void helpAndVersionAreSuccess() {
    assertTrue(commands.run("--version").out().startsWith("sketch28 "));
    CommandRunner.Result help = commands.run("--help");
    assertEquals(0, help.code());
    assertTrue(help.out().contains("evaluate-strokes"), help.out());
    assertEquals(0, commands.run("help", "train").code());
  }

  @Test
  void wrongUseIsExitCode2AndShowsHowToUseTheCommand() {
    assertEquals(2, commands.run("no-such-command").code());
    assertEquals(2, commands.run("models", "--no-such-option").code());
    CommandRunner.Result missing = commands.run("classify");
    assertEquals(2, missing.code());
    assertTrue(missing.err().contains("Usage: sketch28 classify"), missing.err());
  }

  @Test
  void wrongValuesOfOptionsAreWrongUse() {
    for (List<String> arguments :
        List.of(
            List.of("evaluate-strokes", "--writers", "99"),
            List.of("evaluate-strokes", "--only", "x"),
            List.of("import", "--name", "Not A Name", commands.folder().toString()),
            List.of("classify", "--labels", "one=1", "x.png"),
            List.of("classify", "--numbers", "x.png"),
            List.of("classify", "--polarity", "blue", "x.png"),
            List.of("evaluate", "--model", "digits", "--dataset", "mnist", "--split", "half"),
            List.of("train", "--validation-share", "0.9"),
            List.of("train", "--epochs", "0"),
            List.of("train", "--recipe", "cake"),
            List.of("learn", "--try", "0"))) {
      CommandRunner.Result result = commands.run(arguments.toArray(String[]::new));
      assertEquals(2, result.code(), () -> arguments + result.err());
      assertTrue(result.err().contains("Usage: sketch28 "), result.err());
    }
  }

  @Test
  void everyDescriptionIsWholeSentences() {
    CommandLine cli = Cli.commandLine(commands.workspace(), List.of(BenchCommand.class));
    List<String> bad = new ArrayList<>();
    check(cli, bad);
    assertEquals(List.of(), bad);
  }

  private static void check(CommandLine command, List<String> bad) {
    CommandSpec spec = command.getCommandSpec();
    check(spec.qualifiedName(), spec.usageMessage().description(), bad);
    List<ArgSpec> all = new ArrayList<>(spec.options());
    all.addAll(spec.positionalParameters());
    for (ArgSpec each : all) {
      check(spec.qualifiedName() + " " + each.paramLabel(), each.description(), bad);
    }
    command.getSubcommands().values().stream()
        .filter(sub -> !sub.getCommandName().equals("help"))
        .forEach(sub -> check(sub, bad));
  }

  private static void check(String of, String[] description, List<String> bad) {
    String text = String.join(" ", description);
    if (!text.matches("[A-Z].+[^.]\\.")) {
      bad.add(of + ": " + text);
    }
  }

  @Test
  void theCompletionScriptKnowsEveryCommandAndOption() {
    String script = commands.run("completion").out();
    assertTrue(script.contains("complete -F _complete_sketch28 -o default sketch28"), script);
    CommandLine cli = Cli.commandLine(commands.workspace(), List.of());
    cli.getSubcommands()
        .forEach(
            (name, command) -> {
              assertTrue(script.contains(name), name);
              command
                  .getCommandSpec()
                  .options()
                  .forEach(option -> assertTrue(script.contains(option.longestName()), name));
            });
  }

  @Test
  void everyCommandHasHelp() {
    CommandLine cli = Cli.commandLine(commands.workspace(), List.of(BenchCommand.class));
    for (CommandLine command : cli.getSubcommands().values()) {
      String help = command.getUsageMessage();
      assertTrue(help.contains("Usage: sketch28 " + command.getCommandName()), help);
      assertFalse(help.contains("COMPLETION-CANDIDATES"), help);
    }
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int value) throws IOException {
        throw new IOException(message);
      }
    };
  }

  private int models(String failure, StringWriter err) {
    return Cli.run(
        commands.workspace(),
        new PrintWriter(new StandardOutput(failing(failure)), true, StandardCharsets.UTF_8),
        new PrintWriter(err),
        List.of(),
        "models");
  }

  @Test
  void resultsThatCannotBeWrittenAreNoSuccess() {
    StringWriter err = new StringWriter();
    assertEquals(1, models("No space left on device", err));
    assertTrue(err.toString().contains("standard output"), err.toString());
  }

  @Test
  void aReaderThatHasSeenEnoughIsNoFailure() {
    StringWriter err = new StringWriter();
    assertEquals(0, models("Broken pipe", err));
    assertEquals("", err.toString());
  }
}
