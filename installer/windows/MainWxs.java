import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Generates the WiX source of the {@code .msi}: jpackage's own, from the JDK that runs this program,
 * with a component that adds the folder of the command {@code sketch28} to the user's PATH and
 * removes it again. jpackage has no option for this, and its source differs between JDKs.
 *
 * <p>{@code java installer/windows/MainWxs.java OUT [SOURCE]}
 */
final class MainWxs {

  private static final String SOURCE =
      "/modules/jdk.jpackage/jdk/jpackage/internal/resources/main.wxs";
  private static final String LAST_GROUP = "<ComponentGroupRef Id=\"FileAssociations\"/>";

  /** WiX requires a registry value to identify what is installed for one user. */
  private static final String COMPONENT =
      """

            <Component Id="CommandPath" Guid="5b1f6a0e-8d5c-4f0e-9a64-28282828a002" Win64="yes" Directory="INSTALLDIR">
              <RegistryValue Root="HKCU" Key="Software\\$(var.JpAppVendor)\\$(var.JpAppName)"
                Name="CommandPath" Type="string" Value="[INSTALLDIR]cmd" KeyPath="yes"/>
              <Environment Id="CommandPath" Name="PATH" Value="[INSTALLDIR]cmd"
                Action="set" Part="last" Permanent="no" System="no"/>
            </Component>""";

  private MainWxs() {}

  public static void main(String[] arguments) throws IOException {
    Path source =
        arguments.length > 1
            ? Path.of(arguments[1])
            : FileSystems.getFileSystem(URI.create("jrt:/")).getPath(SOURCE);
    String text = Files.readString(source);
    int place = text.indexOf(LAST_GROUP);
    if (place < 0) {
      throw new IOException("this JDK's main.wxs has no " + LAST_GROUP);
    }
    place += LAST_GROUP.length();
    Files.writeString(
        Path.of(arguments[0]), text.substring(0, place) + COMPONENT + text.substring(place));
  }
}
