package dev.millrace.systemtests;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Ends a whole run from outside; the same command again must end as if nothing had happened. */
class KillIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final int ROWS = 30_000;

    /** Small transactions and small files make the batch long, and a part of it durable at any moment. */
    private static final List<String> RUN = List.of(
            "run",
            "--rows",
            Integer.toString(ROWS),
            "--rows-per-transaction",
            "50",
            "--rows-per-file",
            "500",
            "--seed",
            "7",
            "--out",
            "o1");

    @TempDir
    private Path directory;

    private MillraceCommand millrace() {
        return new MillraceCommand(directory);
    }

    private RunDirectory out() {
        return new RunDirectory(directory.resolve("o1"));
    }

    @Test
    void aKilledBrokerEndsTheRunAndTheSameCommandGoesOn() {
        // Given
        RunningCommand first = millrace().start(RUN.toArray(String[]::new));
        awaitFirstLandedFile();
        first.killChild("millrace.jar");
        Outcome killed = first.outcome();

        // When
        Outcome again = millrace().run(RUN.toArray(String[]::new));

        // Then
        assertThat(killed.exitCode()).as(killed.out() + killed.err()).isEqualTo(75);
        assertThat(killed.out() + killed.err()).contains("Something killed the embedded Kafka");
        assertThat(again.out()).contains("went on behind row");
        assertNothingLostOrDoubled(again);
    }

    @Test
    void aKilledLauncherTakesItsChildrenWithIt() {
        // Given
        RunningCommand first = millrace().start(RUN.toArray(String[]::new));
        awaitFirstLandedFile();
        List<ProcessHandle> children = first.children();

        // When
        first.process().destroyForcibly();

        // Then
        assertThat(children).hasSizeGreaterThanOrEqualTo(4);
        await().atMost(SOON).until(() -> children.stream().noneMatch(ProcessHandle::isAlive));
        assertNothingLostOrDoubled(millrace().run(RUN.toArray(String[]::new)));
    }

    @Test
    void aStoppedRunLeavesNoProcessAndNoHalfWrittenFile() {
        // Given
        RunningCommand first = millrace().start(RUN.toArray(String[]::new));
        awaitFirstLandedFile();
        List<ProcessHandle> children = first.children();

        // When
        first.process().destroy();

        // Then
        Outcome stopped = first.outcome();
        assertThat(stopped.exitCode()).as(stopped.out() + stopped.err()).isNotZero();
        assertThat(children).noneMatch(ProcessHandle::isAlive);
        assertThat(out().files("**.tmp")).isEmpty();
    }

    private void awaitFirstLandedFile() {
        await().atMost(SOON).pollInterval(Duration.ofMillis(20)).until(() -> !out().files("landed/*/part-*-*-*.csv")
                .isEmpty());
        assertThat(out().files("ingested/*/manifest.json"))
                .as("still in mid-batch")
                .isEmpty();
    }

    private void assertNothingLostOrDoubled(Outcome run) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
        assertThat(run.out()).contains("VERIFIED");
        assertThat(out().landedRows()).hasSize(ROWS).isEqualTo(out().generatedRows());
    }
}
