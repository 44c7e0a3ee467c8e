import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes the WiX source of the {@code .msi}: jpackage's own, of the JDK that runs this, and a
 * component that puts the folder of the command {@code sketch28} on the user's PATH and takes it
 * away again. jpackage has no option for it, and its source is not the same in every JDK.
 *
 * <p>{@code java installer/windows/MainWxs.java OUT [SOURCE]}
 */
final class MainWxs {

  private static final String SOURCE =
      "/modules/jdk.jpackage/jdk/jpackage/internal/resources/main.wxs";
  private static final String LAST_GROUP = "<ComponentGroupRef Id=\"FileAssociations\"/>";

  /** What is installed for one user is known by a value in the registry, as WiX wants it. */
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
