package org.sketch28.cli;

import java.lang.reflect.Constructor;
import org.sketch28.workspace.Workspace;
import picocli.CommandLine;

/**
 * Creates the objects of the command line, and passes the {@link Workspace} to those commands whose
 * constructor takes one.
 */
final class WorkspaceFactory implements CommandLine.IFactory {

  private final Workspace workspace;
  private final CommandLine.IFactory others = CommandLine.defaultFactory();

  WorkspaceFactory(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] parameters = constructor.getParameterTypes();
      if (parameters.length == 1 && parameters[0] == Workspace.class) {
        // Nothing else creates commands, so their constructors are not public.
        constructor.setAccessible(true);
        return type.cast(constructor.newInstance(workspace));
      }
    }
    return others.create(type);
  }
}
