package org.sketch28.cli;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.sketch28.base.FaultReporter;
import org.sketch28.base.UserFacingException;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 success, 1 failure with a message, 2 wrong use. */
@Command(
    name = "sketch28",
    description = "Draw a digit or a garment; a neural network recognises it while you draw.",
    mixinStandardHelpOptions = true,
    versionProvider = Cli.Version.class,
    subcommands = {
      ClassifyCommand.class,
      PreprocessCommand.class,
      ModelsCommand.class,
      ExportModelCommand.class,
      DatasetsCommand.class,
      DownloadCommand.class,
      ImportCommand.class,
      ImportModelCommand.class,
      ExportCommand.class,
      TrainCommand.class,
      LearnCommand.class,
      ClassesCommand.class,
      RunsCommand.class,
      ReportCommand.class,
      CombineCommand.class,
      LadderCommand.class,
      EvaluateCommand.class,
      CompareCommand.class,
      EvaluateStrokesCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Cli {

  /**
   * Runs one command.
   *
   * @param workspace the folders that the commands work in
   * @param out receives results
   * @param err receives messages and progress
   * @param more classes of commands outside this package
   * @param arguments the command's name and its options
   * @return the exit code; an unexpected fault is passed to {@link FaultReporter#standard()}
   */
  public static int run(
      Workspace workspace,
      PrintWriter out,
      PrintWriter err,
      List<Class<?>> more,
      String... arguments) {
    CommandLine commandLine = commandLine(workspace, more);
    commandLine.setOut(out);
    commandLine.setErr(err);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.registerConverter(Path.class, Cli::path);
    commandLine.setExecutionExceptionHandler(
        (exception, command, result) -> {
          if (exception instanceof UserFacingException) {
            command.getErr().println("sketch28: " + exception.getMessage());
          } else {
            FaultReporter.standard().report(exception);
          }
          return 1;
        });
    try {
      int code = commandLine.execute(arguments);
      // A writer swallows the failures of the file or program behind it.
      if (code == 0 && out.checkError()) {
        err.println("sketch28: Not everything could be written to standard output.");
        return 1;
      }
      return code;
    } catch (OutOfMemoryError e) {
      err.println(
          "sketch28: There is not enough memory for this. Close other programs, or allow more with"
              + " JAVA_OPTS=-Xmx4g, for example.");
      return 1;
    }
  }

  private static Path path(String name) {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new CommandLine.TypeConversionException(
          "the system's locale has no such characters; set LC_ALL to C.UTF-8, for example");
    }
  }

  /** The commands, without the handling of input and output. */
  static CommandLine commandLine(Workspace workspace, List<Class<?>> more) {
    CommandLine commandLine = new CommandLine(new Cli(), new WorkspaceFactory(workspace));
    more.forEach(commandLine::addSubcommand);
    return commandLine;
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Cli.class.getPackage().getImplementationVersion();
      return new String[] {"sketch28 " + (version == null ? "(not packaged)" : version)};
    }
  }
}
