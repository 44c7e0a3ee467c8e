package org.sketch28.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sketch28.SyntheticDatasets;
import org.sketch28.base.Progress;
import org.sketch28.base.UserFacingException;
import org.sketch28.evaluate.BinomialCount;
import org.sketch28.model.network.Architecture;
import org.sketch28.model.store.ModelStore;
import org.sketch28.train.PauseControl;
import org.sketch28.train.Protocol;
import org.sketch28.train.TrainingConfig;
import org.sketch28.train.TrainingConfigBuilder;
import org.sketch28.train.TrainingConfigs;
import org.sketch28.train.run.LoadedRun;
import org.sketch28.train.run.ModelBuilder;
import org.sketch28.train.run.ModelRequest;
import org.sketch28.train.run.NewRun;
import org.sketch28.train.run.RunInfo;
import org.sketch28.train.run.TrainingMachine;
import org.sketch28.train.run.TrainingService;
import org.sketch28.workspace.Workspace;

class ReportTest {

  private static final Pattern PICTURE = Pattern.compile("data:image/png;base64,([A-Za-z0-9+/=]+)");
  private static final Pattern SVG = Pattern.compile("(?s)<svg.*?</svg>");

  @TempDir private Path home;
  private Workspace workspace;
  private TrainingService service;

  @BeforeEach
  void aSmallDataset() throws Exception {
    workspace = Workspace.in(home);
    SyntheticDatasets.addFewDigits(workspace);
    service = new TrainingService(workspace.catalog(), workspace.runs(), workspace.models());
  }

  private LoadedRun trained(String title) throws Exception {
    return trained(title, TrainingConfigs.small(Architecture.LINEAR, 2, 20), Optional.empty());
  }

  private LoadedRun trained(String title, TrainingConfig config, Optional<String> start)
      throws Exception {
    NewRun request = new NewRun(title, List.of("few"), config, start);
    LoadedRun run = service.create(request, Progress.NONE);
    return run.with(service.session(run, new PauseControl(), event -> {}).train());
  }

  private ModelStore.Entry model(LoadedRun run, boolean tested) throws Exception {
    ModelBuilder.Label label =
        new ModelBuilder.Label(
            workspace.ownModels().resolve("mine"),
            run.info().title(),
            "It knows few digits.",
            "sketch28 train …",
            3);
    return service
        .buildModel(run, new ModelRequest(label, Optional.empty(), tested), Progress.NONE)
        .entry();
  }

  private ReportContent of(RunInfo run) throws Exception {
    return new ReportSource(workspace).of(run, Progress.NONE);
  }

  private static String html(ReportContent content) {
    return new String(HtmlReport.of(content), StandardCharsets.UTF_8);
  }

  private Path written(ReportContent content) throws Exception {
    return Files.write(home.resolve("report.html"), HtmlReport.of(content));
  }

  @Test
  void aReportShowsWhatWasMeasuredOfARunAndItsModel() throws Exception {
    LoadedRun run = trained("A run");
    ModelStore.Entry model = model(run, true);
    ReportContent content = of(workspace.runs().find(run.info().id()));
    String html = html(content);
    ReportData data = content.data();
    ReportData.TestFigures test = data.test();
    BinomialCount count = new BinomialCount(test.correct(), test.count());
    assertEquals(50, test.count());
    assertEquals(count.low(), test.low());
    assertTrue(
        html.contains(
            ReportText.plain(
                "95 %% interval (Wilson): %.2f to %.2f %%.",
                100 * count.low(), 100 * count.high())),
        html);
    assertEquals(model.manifest().parametersSha256(), data.parametersSha256());
    assertEquals(run.info().data(), data.sha256());
    data.sha256().values().forEach(sum -> assertTrue(html.contains(sum)));
    assertTrue(html.contains("<th scope=\"row\">optimizer.learningRate</th><td>0.01</td>"), html);
    assertTrue(html.contains("<th scope=\"row\">seed</th><td>7</td>"), html);
    assertTrue(html.contains(TrainingMachine.here().engine()), html);
    assertTrue(html.contains("Figures on drawings of people: not recorded."), html);
    assertEquals(2, data.epochs().size());
    assertEquals(1, data.looks().built());
    assertEquals(1, data.looks().evaluated(), "the report itself");
    assertEquals(1, data.looks().all());
  }

  @Test
  void picturesAndCurvesAreWithinTheFileAndItNamesNoOther() throws Exception {
    LoadedRun run = trained("A run");
    model(run, true);
    ReportContent content = of(run.info());
    String html = html(content);
    Matcher pictures = PICTURE.matcher(html);
    int found = 0;
    while (pictures.find()) {
      byte[] png = Base64.getDecoder().decode(pictures.group(1));
      assertEquals(28, ImageIO.read(new ByteArrayInputStream(png)).getWidth());
      found++;
    }
    int errors = content.evaluation().orElseThrow().errors().length;
    assertEquals(Math.min(TestSections.MOST_ERRORS, errors), found);
    assertTrue(errors > 0, "a linear network of few images errs");
    List<String> drawings = SVG.matcher(html).results().map(each -> each.group()).toList();
    assertEquals(3, drawings.size());
    for (String svg : drawings) {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }
    assertFalse(html.matches("(?s).*(src|href)=\"(?!data:).*"), "nothing is loaded");
    assertTrue(html.contains("prefers-color-scheme: dark"), "dark and light");
  }

  @Test
  void aRunWithoutAModelIsReportedWithoutALookAtTheTestImages() throws Exception {
    ReportContent content = of(trained("Alone").info());
    assertNull(content.data().test());
    assertNull(content.data().model());
    assertNotNull(content.data().weightsSha256());
    assertEquals(0, content.data().looks().built());
    assertTrue(html(content).contains("No model was built from this run"));
  }

  @Test
  void theTestImagesOfAModelThatWasNeverMeasuredOnThemAreLeftAlone() throws Exception {
    LoadedRun run = trained("Untested");
    model(run, false);
    ReportContent content = new ReportSource(workspace).find("mine", Progress.NONE);
    assertNull(content.data().test());
    assertEquals(run.info().id(), content.data().run());
    assertEquals(2, content.data().epochs().size());
    assertEquals(0, content.data().looks().all());
    assertTrue(html(content).contains("This model has not been measured on test images."));
  }

  @Test
  void aShippedModelIsReportedWithItsCardAndWhatWasNotRecordedIsCalledSo() throws Exception {
    ReportContent content = new ReportSource(workspace).find("digits", Progress.NONE);
    String html = html(content);
    assertTrue(html.contains("<p>Engine, processor, cores, system and version: not recorded.</p>"));
    assertTrue(html.contains("# "), "the model card");
    assertTrue(html.contains("pen digits of writers left out"), "people's drawings");
    assertTrue(html.contains("so it cannot be repeated exactly"), "it started from another one");
    ReportData svm = new ReportSource(workspace).find("lira-small", Progress.NONE).data();
    assertNull(svm.config());
    assertTrue(RepeatProblem.of(svm).isPresent());
  }

  @Test
  void noTitleBecomesMarkup() throws Exception {
    ReportContent content = of(trained("</script><script>alert(\"x\")</script><!--").info());
    String html = html(content);
    assertFalse(html.contains("<script>"), html);
    assertEquals(content.data().title(), EmbeddedData.read(written(content)).title());
  }

  @Test
  void aRunRepeatedFromItsReportHasTheSameWeights() throws Exception {
    LoadedRun run = trained("A run");
    RunRepeat repeat = new RunRepeat(workspace, EmbeddedData.read(written(of(run.info()))));
    LoadedRun again = repeat.create(Progress.NONE);
    assertEquals(run.info().config(), again.info().config());
    service.session(again, new PauseControl(), event -> {}).train();
    RunRepeat.Outcome outcome = repeat.compare(again.info().id());
    assertTrue(outcome.same());
    assertEquals(List.of(), outcome.differences());
  }

  @Test
  void otherDataIsRefusedBeforeTrainingAndNoRunIsLeft() throws Exception {
    RunInfo run = trained("A run").info();
    ReportData data = EmbeddedData.read(written(of(run)));
    Workspace other = Workspace.in(home.resolve("other"));
    SyntheticDatasets.addWronglyLabelled(other, "few");
    var e =
        assertThrows(
            UserFacingException.class, () -> new RunRepeat(other, data).create(Progress.NONE));
    assertTrue(e.getMessage().contains("train-labels-idx1-ubyte"), e.getMessage());
    assertEquals(List.of(), other.runs().list());
  }

  @Test
  void aRunThatStartedFromAModelIsRepeatedFromTheSameOneOnly() throws Exception {
    TrainingConfig config = TrainingConfigs.small(Architecture.LINEAR, 1, 20);
    model(trained("First"), false);
    LoadedRun run = trained("Next", config, Optional.of("mine"));
    ReportContent content = of(run.info());
    String start = workspace.models().find("mine").manifest().parametersSha256();
    assertTrue(html(content).contains("mine, SHA-256 " + start), "it is named");
    RunRepeat repeat = new RunRepeat(workspace, content.data());
    LoadedRun again = repeat.create(Progress.NONE);
    service.session(again, new PauseControl(), event -> {}).train();
    assertTrue(repeat.compare(again.info().id()).same());
    model(trained("Another", config, Optional.empty()), false);
    var e = assertThrows(UserFacingException.class, () -> repeat.create(Progress.NONE));
    assertTrue(e.getMessage().contains("model mine"), e.getMessage());
  }

  @Test
  void epochsThatTheTestImagesChoseAreLooksAtThem() throws Exception {
    TrainingConfig published =
        TrainingConfigBuilder.builder(TrainingConfigs.small(Architecture.LINEAR, 2, 20))
            .validationShare(0)
            .protocol(Protocol.PUBLISHED)
            .build();
    LoadedRun run = trained("Published", published, Optional.empty());
    ReportContent content = of(run.info());
    assertEquals(2, content.data().looks().epochs());
    assertTrue(html(content).contains("● test</span>"), "the curve is of test images");
    ModelStore.Entry model = model(run, true);
    String ofModel = html(new ReportSource(workspace).of(model, Progress.NONE));
    assertTrue(ofModel.contains("Accuracy on the images that chose the epoch"), ofModel);
    assertFalse(ofModel.contains("class=\"figure\">"), "no headline");
  }

  @Test
  void inputsThatDifferAreNamed() throws Exception {
    ReportData data = of(trained("A run").info()).data();
    TrainingMachine here = TrainingMachine.here();
    TrainingMachine there = new TrainingMachine("9.9", "Engine 1", "P", 99, here.system(), "x");
    List<String> found =
        RunRepeat.differences(
            ReportDataBuilder.builder(data).machines(List.of(there)).origin(null).build(), here);
    assertEquals(5, found.size(), found.toString());
    assertTrue(found.contains("engine: Engine 1, here " + here.engine()), found.toString());
    assertTrue(found.stream().anyMatch(each -> each.startsWith("first weights: not recorded")));
    List<String> old =
        RunRepeat.differences(
            ReportDataBuilder.builder(data).machines(null).sha256(null).build(), here);
    assertEquals(List.of("data: not recorded", "version, engine, processor: not recorded"), old);
  }

  @Test
  void filesThatAreNoReportsAreRefused() throws Exception {
    Path file = written(of(trained("A run").info()));
    String html = Files.readString(file);
    refused(html.substring(0, html.length() / 2), "not in it");
    refused(html.replace("\"format\":1", "\"format\":2"), "later version");
    refused(html.replace("\"format\":1", "\"format\":{}"), "damaged");
    refused(
        "<script type=\"application/json\" id=\"sketch28-report\">\nnull\n</script>", "damaged");
    refused("no report", "not a report that can be repeated");
    assertThrows(UserFacingException.class, () -> EmbeddedData.read(home.resolve("missing")));
  }

  private void refused(String html, String why) throws Exception {
    Path file = Files.writeString(home.resolve("other.html"), html);
    var e = assertThrows(UserFacingException.class, () -> EmbeddedData.read(file));
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }
}
