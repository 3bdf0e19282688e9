package dev.millrace.ingest.page;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import dev.millrace.runtime.batch.BatchStatus;
import dev.millrace.runtime.service.StageService;
import dev.millrace.testbrowser.Browser;
import dev.millrace.testbrowser.Tab;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The pages as a real browser shows them while batches move: the ingest is the real one, the other stages are played by what they
 * would tell.
 */
@QuarkusTest
@TestProfile(PagesInService.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ServicePageIT {
    private static final String HOSTILE = "<script>document.title='taken'</script>";

    @TestHTTPResource("/")
    URI address;

    @Inject
    StageService service;

    @ConfigProperty(name = "millrace.out")
    Path data;

    private Path directory;

    private Browser browser;
    private Tab tab;
    private Visit visit;
    private Cable cable;

    @BeforeAll
    void open() throws Exception {
        Optional<Path> program = Browser.installed();
        Assumptions.assumeTrue(
                program.isPresent(), "There is no Chromium here: nobody looks at the pages (apt-get install chromium)");
        directory = Files.createTempDirectory("visit");
        browser = Browser.start(program.get(), directory.resolve("profile"));
        tab = browser.tab();
        cable = new Cable(address);
        visit = new Visit(tab, cable.address());
    }

    @AfterAll
    void shut() throws Exception {
        if (browser != null) {
            tab.close();
            browser.close();
            cable.close();
        }
    }

    @BeforeEach
    void logIn() {
        visit.logIn(PageWorld.TRIGGER);
    }

    @Test
    @Order(1)
    void withoutAnyBatchTheStartPageSaysWhatToDo() {
        // When
        visit.go("/");

        // Then
        assertThat(visit.text("main")).contains("Start a batch", "No batches yet");
        visit.isWholeAndQuietOnEveryScreen("start-empty");
        visit.click("[value=input]");
        visit.isWholeAndQuietOnEveryScreen("start-input");
        visit.click("[value=upload]");
        visit.isWholeAndQuietOnEveryScreen("start-upload");
    }

    @Test
    void anUploadIsFollowedToItsVerdictThoughTheConnectionIsLostInBetween() throws Exception {
        // Given
        visit.go("/");
        visit.upload(sales("january.csv", 1_000), "0");
        OtherStages stages = stages(visit.startedBatch());
        tab.evaluate("window.sameDocument = true");
        visit.reads("Sink is next");

        // When
        stages.runs("sink", 400, 1_000);
        visit.reads("400 of 1,000 rows");
        stages.waits("eda", "waiting for the landed batch");
        visit.reads("waiting for the landed batch");
        visit.isWholeAndQuietOnEveryScreen("view-running");
        cable.pull();
        visit.reads("The connection to the service is lost");
        visit.isWholeOnEveryScreen("view-lost");
        stages.isDone("sink", 1_000);
        cable.plug();
        tab.await("document.querySelector('#link').hidden");
        String afterwards = visit.text(".stages");
        stages.verifies(1_000);

        // Then
        visit.reads("Every row that went in came out unchanged.");
        assertThat(afterwards).contains("done in 2.0 s");
        assertThat(visit.text("#now")).contains("landed = analysed", "Holds", "1,000 rows", "10");
        assertThat(tab.evaluate("window.sameDocument").asBoolean()).isTrue();
        // Said when the whole page is there, which is a moment after its first sentence.
        tab.await("document.querySelector('#news').textContent.includes('Verified')");
    }

    @Test
    void aBatchThatIsOverIsNotListenedToAnyMore() throws Exception {
        // Given
        visit.go("/");
        visit.upload(sales("february.csv", 500), "0");
        String id = visit.startedBatch();
        OtherStages stages = stages(id);
        visit.reads("Sink is next");
        stages.isDone("sink", 500);
        Files.writeString(
                Files.createDirectories(data.resolve("reports").resolve(id)).resolve("index.html"), "<p>A report</p>");

        // When
        stages.verifies(500);
        visit.reads("Every row that went in came out unchanged.");
        visit.go("/view/" + id);

        // Then
        visit.isWholeAndQuietOnEveryScreen("view-verified");
        assertThat(tab.requests()).noneMatch(request -> request.endsWith("/events"));
        visit.click(".button");
        tab.await("document.body.innerText === 'A report'");
    }

    @Test
    void aRefusedFileSaysWhyAndWhatItHoldsIsNotRun() throws Exception {
        // Given
        Path file = sales("a<script>b.csv", 150);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(20, "S20,Yangon," + HOSTILE);
        lines.set(21, HOSTILE + ",Bago,seven");
        lines.set(140, "S140,\"");
        Files.write(file, lines);
        visit.go("/");

        // When
        visit.upload(file, "2");
        visit.startedBatch();
        visit.reads("All rejected rows as JSON");

        // Then
        assertThat(visit.text(".verdict")).contains("Failed", "rows rejected, 2 allowed");
        assertThat(visit.text("main")).contains("a<script>b.csv", HOSTILE, "is not a decimal");
        assertThat(tab.evaluate("document.title").asText()).startsWith("Failed: a<script>b.csv");
        assertThat(tab.evaluate("document.scripts.length").asInt()).isOne();
        visit.isWholeAndQuietOnEveryScreen("view-failed");
    }

    @Test
    void whereOneLogsInLooksLikeTheRest() {
        // When
        visit.go("/login");

        // Then
        visit.isWholeAndQuietOnEveryScreen("login");
    }

    @Test
    void whatIsWrongWithTheFormStandsAtItsField() {
        // Given
        visit.go("/");
        visit.fill("#rows", "10");
        visit.fill("#maxRejected", "many");

        // When
        visit.click("#start button");
        tab.await("document.querySelector('#maxRejected').ariaInvalid === 'true'");

        // Then
        assertThat(visit.text("#maxRejected-wrong")).contains("many");
        assertThat(tab.evaluate("document.activeElement.id").asText()).isEqualTo("maxRejected");
        assertThat(visit.has("#rows-wrong")).isFalse();
        visit.isWholeOnEveryScreen("start-wrong");
    }

    @Test
    void aWaitingBatchIsCancelledByKeyboard() {
        // Given
        visit.go("/");
        visit.fill("#rows", "12345");
        visit.click("#start button");
        visit.startedBatch();
        visit.reads("Queued");
        visit.isWholeAndQuietOnEveryScreen("view-queued");

        // When
        tab.evaluate("document.querySelector('#cancel').focus()");
        tab.press("Enter");
        tab.await("document.querySelector('#sure').open");
        tab.press("Tab");
        tab.press("Enter");

        // Then
        visit.reads("It was stopped before all its rows were in");
        assertThat(visit.has("#cancel")).isFalse();
        visit.isWholeAndQuietOnEveryScreen("view-cancelled");
    }

    @Test
    void aFileInTheDataDirectoryIsChosenFromAList() throws Exception {
        // Given
        sales("april.csv", 300);
        Files.copy(directory.resolve("april.csv"), data.resolve("april.csv"));
        visit.go("/");
        visit.click("[value=input]");
        tab.await("[...document.querySelector('#input').options].some(it => it.value === 'april.csv')");
        visit.fill("#input", "april.csv");
        visit.fill("#dataset", "sales");

        // When
        visit.click("#start button");

        // Then
        String id = visit.startedBatch();
        visit.reads("Sink is next");
        assertThat(visit.text("h1")).isEqualTo("april.csv");
        assertThat(visit.text("#now")).contains("300 rows");
        stages(id).verifies(300);
    }

    @Test
    void theKeyboardLeadsThroughTheForm() {
        // Given
        visit.go("/");
        tab.await("document.querySelector('#dataset').options.length > 1");

        // When
        List<String> way = visit.wayOfTheKeyboard();

        // Then
        assertThat(way)
                .containsSubsequence(
                        "Skip to the content",
                        "Millrace",
                        "Log out",
                        "generate",
                        "rows",
                        "seed",
                        "defects",
                        "maxRejected",
                        "wire",
                        "Start")
                .doesNotContain("file", "input");
    }

    @Test
    void theListOfBatchesMovesByItself() throws Exception {
        // Given
        visit.go("/");
        visit.upload(sales("march.csv", 700), "0");
        OtherStages stages = stages(visit.startedBatch());
        visit.reads("Sink is next");
        visit.go("/");
        String before = visit.text("#history tbody tr");

        // When
        stages.verifies(700);
        tab.await("document.querySelector('#history tbody tr').innerText.includes('Verified')");

        // Then
        assertThat(before).contains("march.csv", "Running", "700");
        visit.isWholeAndQuietOnEveryScreen("start");
    }

    @Test
    void whoMayOnlyReadSeesNothingToStartOrCancel() {
        // Given
        visit.go("/");
        visit.fill("#rows", "54321");
        visit.click("#start button");
        String id = visit.startedBatch();
        visit.reads("Queued");

        // When
        visit.logIn(PageWorld.READ);
        visit.go("/");
        boolean hasForm = visit.has("#start");
        visit.isWholeAndQuietOnEveryScreen("start-read-only");
        visit.go("/view/" + id);

        // Then
        assertThat(hasForm).isFalse();
        assertThat(visit.text("main")).contains("Queued");
        assertThat(visit.has("#cancel")).isFalse();
    }

    @Test
    void whoIsLoggedOutMeanwhileIsTold() {
        // Given
        visit.go("/");
        visit.fill("#rows", "77777");
        visit.click("#start button");
        String id = visit.startedBatch();
        visit.reads("Queued");

        // When
        tab.forgetCookies();
        stages(id).runs("generate", 7, 77_777);

        // Then
        visit.reads("Your session is over");
    }

    @Test
    void aBatchThatIsNotThereHasAPageThatSaysSo() {
        // When
        visit.go("/view/0000000000000000");

        // Then
        assertThat(visit.text("main")).contains("There is no such batch");
    }

    private OtherStages stages(String id) {
        BatchStatus status = service.store().find(id).orElseThrow();
        return new OtherStages(service.producer(), status);
    }

    private Path sales(String name, int rows) throws IOException {
        String text = IntStream.range(0, rows)
                .mapToObj(i -> "%s-%d,Yangon,%d.50\n".formatted(name, i, i))
                .collect(Collectors.joining("", "Id,City,Amount\n", ""));
        return Files.writeString(directory.resolve(name), text);
    }
}
