package dev.millrace.cli.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.ProgressEvent;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** With real processes, whose jars hold {@link FakeStage} instead of stages. */
class PipelineRunTest {
    @TempDir
    private Path directory;

    private OutDirectory out;
    private final List<ProgressEvent> events = new CopyOnWriteArrayList<>();

    @BeforeEach
    void packStages() throws IOException {
        out = new OutDirectory(directory.resolve("out"));
        for (Child stage : Child.STAGES) {
            pack(directory.resolve("home").resolve(stage.jar()));
        }
    }

    @Test
    void runsAllStagesAndHearsTheirEvents() {
        // Given
        PipelineRun run = run(Map.of());

        // When
        run.run(Child.STAGES);

        // Then
        assertThat(events).hasSize(4).allMatch(event -> event.rows() == 5);
        assertThat(out.logs().resolve("sink.log")).content().contains("log of sink");
    }

    @Test
    void theFirstInTheRowsWayKnowsTheReasonAndTheOthersAreEnded() {
        // Given
        PipelineRun run = run(Map.of("FAKE_ingest", "refuse", "FAKE_sink", "give-up", "FAKE_eda", "hang"));

        // When
        var running = assertThatThrownBy(() -> run.run(Child.STAGES));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.REFUSED))
                .hasMessage("no good");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void removesWhatAnEndedStageHadHalfWritten() {
        // Given
        PipelineRun run = run(Map.of("FAKE_generate", "mute", "FAKE_sink", "hang"));

        // When
        var running = assertThatThrownBy(() -> run.run(Child.STAGES));

        // Then
        running.hasMessage("The stage generate ended with code 3 and did not say why: see %s."
                .formatted(out.logs().resolve("generate.log")));
        Path landed = out.landed("b");
        assertThat(landed.resolve("part-0.csv.tmp")).doesNotExist();
    }

    @Test
    void aKilledStageCanBeTriedAgain() {
        // Given
        PipelineRun run = run(Map.of("FAKE_sink", "crash"));

        // When
        var running = assertThatThrownBy(() -> run.run(Child.STAGES));

        // Then
        running.isInstanceOfSatisfying(StageFailure.class, failure -> assertThat(failure.exitCode())
                        .isEqualTo(ExitCode.TRY_AGAIN))
                .hasMessageStartingWith("Something killed the stage sink (signal 9): the same command goes on");
    }

    @Test
    void aMissingJarIsNamed() throws IOException {
        // Given
        Path jar = directory.resolve("home").resolve(Child.EDA.jar());
        Files.delete(jar);

        // When
        var running = assertThatThrownBy(() -> run(Map.of()).run(Child.STAGES));

        // Then
        running.hasMessage(jar + " is missing: start the ./millrace script, which builds it, or run mvn package.");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void aBrokerThatEndsWhileItIsVisitedKnowsTheReason() throws IOException {
        // Given
        pack(directory.resolve("home").resolve(Child.KAFKA.jar()));
        BrokerChoice embedded = new BrokerChoice(BrokerChoice.Kind.EMBEDDED, "127.0.0.1:1");
        PipelineRun run = run(Map.of("FAKE_millrace.jar", "refuse"), Optional.of(embedded));
        StopRequest stop = new StopRequest();

        // When
        var visit = assertThatThrownBy(() -> run.during(stop, () -> waitFor(stop)));

        // Then
        visit.isInstanceOf(StageFailure.class).hasMessage("no good");
        assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    private static void waitFor(StopRequest stop) {
        await().pollInSameThread().until(() -> {
            stop.check();
            return false;
        });
    }

    private PipelineRun run(Map<String, String> orders) {
        return run(orders, Optional.empty());
    }

    private PipelineRun run(Map<String, String> orders, Optional<BrokerChoice> broker) {
        Map<String, String> settings = new HashMap<>(orders);
        settings.put("MILLRACE_OUT", out.root().toString());
        JavaCommand java = JavaCommand.of(new MillraceHome(directory.resolve("home")), 5);
        ChildEnvironment environment = new ChildEnvironment(settings, broker);
        return new PipelineRun(out, java, environment, events::add, (child, line) -> {});
    }

    /** A jar with the one class, under the name by which the class knows which stage it is. */
    private static void pack(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeStage.class.getName());
        Files.createDirectories(jar.getParent());
        String entry = FakeStage.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream content = new JarOutputStream(out, manifest);
                InputStream bytes = FakeStage.class.getClassLoader().getResourceAsStream(entry)) {
            content.putNextEntry(new ZipEntry(entry));
            bytes.transferTo(content);
        }
    }
}
