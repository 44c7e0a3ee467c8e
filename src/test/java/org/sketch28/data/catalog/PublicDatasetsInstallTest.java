package org.sketch28.data.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sketch28.base.Progress;
import org.sketch28.base.Sha256;
import org.sketch28.base.UserFacingException;
import org.sketch28.data.download.RawServer;

class PublicDatasetsInstallTest extends InstallerSteps {

  @Test
  void datasetsOfOnePackageAreNotDownloadedAtOnce() throws Exception {
    byte[] packed = gzip(unpacked.get(NAMES.get(0)));
    served.put("both.gz", packed);
    List<String> unknown = List.of("", "", "", "");
    try (RawServer server = server()) {
      PublicDatasets.Archive archive =
          new PublicDatasets.Archive(
              "both.gz",
              packed.length,
              Sha256.of(packed),
              List.of(server.uri("/both.gz")),
              List.of(
                  new PublicDatasets.Member("", "set", NAMES.get(0)),
                  new PublicDatasets.Member("", "other", NAMES.get(0))));
      Catalog catalog =
          catalog(
              new PublicDatasets(
                  List.of(
                      definition("set", unknown, 0, false), definition("other", unknown, 0, false)),
                  List.of(archive)));
      List<String> refused = new ArrayList<>();
      catalog.download(
          "set",
          downloader(),
          (done, total) ->
              refused.add(
                  assertThrows(
                          UserFacingException.class,
                          () -> catalog.download("other", downloader(), Progress.NONE))
                      .getMessage()));
      assertTrue(refused.get(0).contains("in another window"), refused.toString());
      catalog.download("other", downloader(), Progress.NONE);
    }
  }

  @Test
  void anUnknownSetAndOneThatIsMadeAreNotDownloaded() {
    Catalog catalog = catalog(PublicDatasets.standard());
    for (String name : List.of("nothing", "stroke-digits", "my-digits")) {
      assertThrows(
          UserFacingException.class, () -> catalog.download(name, downloader(), Progress.NONE));
    }
  }

  @Test
  void everyPublicDatasetHasMirrorsSumsAndNames() {
    PublicDatasets all = PublicDatasets.standard();
    assertEquals(
        List.of(
            "mnist",
            "fashion-mnist",
            "emnist-digits",
            "emnist-letters",
            "emnist-balanced",
            "kmnist",
            "qmnist"),
        all.datasets().stream().map(PublicDatasets.Definition::name).toList());
    for (PublicDatasets.Definition each : all.datasets()) {
      List<String> members =
          all.packagesOf(each.name()).stream()
              .flatMap(archive -> archive.members().stream())
              .filter(member -> member.dataset().equals(each.name()))
              .map(PublicDatasets.Member::file)
              .toList();
      assertEquals(each.files().stream().map(PublicDatasets.IdxName::name).toList(), members);
      assertFalse(each.licence().isBlank() || each.source().isBlank(), each.name());
    }
    for (PublicDatasets.Archive archive : all.packages()) {
      assertTrue(archive.mirrors().size() >= 2, archive.name() + " has a fallback");
      assertEquals(64, archive.sha256().length(), archive.name());
    }
  }
}
