package dev.millrace.runtime.dev;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import dev.millrace.contract.stage.OutDirectory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** With children that do nothing but wait until nobody holds their standard input open any more. */
class DevProcessesTest {
    private static final String STAGE = "sink-service";

    @TempDir
    private Path home;

    private final List<Process> started = new ArrayList<>();
    private DevProcesses processes;

    /** The stage of the tests. */
    public static final class Stage {
        private Stage() {}

        /** Waits for the end of standard input. */
        public static void main(String... args) throws IOException {
            System.out.println("hello");
            System.in.transferTo(System.out);
        }
    }

    @BeforeEach
    void build() throws IOException, URISyntaxException {
        BuiltModules built = new BuiltModules(home);
        processes = afterReload();
        Manifest manifest = new Manifest();
        Path classes = Path.of(
                Stage.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Stage.class.getName());
        manifest.getMainAttributes()
                .put(Attributes.Name.CLASS_PATH, classes.toUri().toString());
        Files.createDirectories(built.jar(STAGE).getParent());
        new JarOutputStream(Files.newOutputStream(built.jar(STAGE)), manifest).close();
    }

    /** What another start in the same process knows, or another process. */
    private DevProcesses afterReload() {
        return new DevProcesses(new BuiltModules(home), new OutDirectory(home.resolve("out")));
    }

    private Process start() {
        Process process = processes.start(STAGE, List.of(), Map.of());
        started.add(process);
        return process;
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void whatWasStartedIsFoundAgainAfterALiveReload() {
        // Given
        start();

        // When
        boolean isRunning = afterReload().isRunning(STAGE);

        // Then
        assertThat(isRunning).isTrue();
    }

    @Test
    void whatHasEndedIsNotThere() throws InterruptedException {
        // Given
        start().destroyForcibly().waitFor();

        // When
        boolean isRunning = afterReload().isRunning(STAGE);

        // Then
        assertThat(isRunning).isFalse();
    }

    @Test
    void aPidThatBelongsToSomebodyElseByNowIsNotBelieved() throws IOException {
        // Given
        Path running = Files.createDirectories(home.resolve("out/running"));
        Files.writeString(
                running.resolve(STAGE + ".pid"),
                Long.toString(ProcessHandle.current().parent().orElseThrow().pid()));

        // When
        boolean isRunning = processes.isRunning(STAGE);

        // Then
        assertThat(isRunning).isFalse();
    }

    @Test
    void aCompanionMakesRoomForTheDevModeOfItsStage() throws InterruptedException {
        // Given
        Process companion = start();

        // When
        afterReload().takeOver(STAGE, ProcessHandle.current().pid());

        // Then
        assertThat(companion.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatItSaysIsInItsLogAndItEndsWithWhoeverHoldsItsInput() throws IOException, InterruptedException {
        // Given
        Process companion = start();

        // When
        companion.getOutputStream().close();

        // Then
        assertThat(companion.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.log(STAGE)).hasContent("hello");
    }
}
