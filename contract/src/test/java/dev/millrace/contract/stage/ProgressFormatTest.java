package dev.millrace.contract.stage;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressFormatTest {
    private static final ProgressEvent WAITING =
            new ProgressEvent("sink", Phase.WAITING, 0, 0, 0, 0, "a completed batch", null);
    private static final ProgressEvent RUNNING =
            new ProgressEvent("sink", Phase.RUNNING, 52_000, 100_000, 3, 0.5, null, null);
    private static final ProgressEvent DONE =
            new ProgressEvent("sink", Phase.DONE, 99_997, 100_000, 3, 1.25, "landed in out/", 0);
    private static final ProgressEvent FAILED =
            new ProgressEvent("sink", Phase.FAILED, 0, 0, 0, 0, "There is no \"broker\".", 69);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void readsBackTheJsonThatItWrites() {
        // Given
        List<ProgressEvent> events = List.of(WAITING, RUNNING, DONE, FAILED);
        ProgressListener json = ProgressFormat.JSON.listener(out);

        // When
        events.forEach(json::on);

        // Then
        assertThat(written()
                        .lines()
                        .map(ProgressEvent::parse)
                        .map(Optional::orElseThrow)
                        .toList())
                .isEqualTo(events);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "WARN something",
                "{\"other\":1}",
                "{\"stage\":\"sink\"",
                "{\"stage\":\"sink\",\"phase\":\"dancing\"}",
                "{\"stage\":\"sink\",\"unknown\":1}"
            })
    void leavesWhatElseAStagePrintsAlone(String line) {
        // When
        Optional<ProgressEvent> event = ProgressEvent.parse(line);

        // Then
        assertThat(event).isEmpty();
    }

    @Test
    void writesALineForEveryChangeOfPhaseInAnyLanguageOfTheMachine() {
        // Given
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            ProgressListener log = ProgressFormat.LOG.listener(out);

            // When
            List.of(WAITING, RUNNING, DONE, FAILED).forEach(log::on);
        } finally {
            Locale.setDefault(before);
        }

        // Then
        assertThat(written().lines())
                .containsExactly(
                        "sink      waiting for a completed batch",
                        "sink      52,000 of 100,000 rows  104,000 rows/s  3 rejected",
                        "sink      99,997 of 100,000 rows  79,998 rows/s  3 rejected  done in 1.3 s: landed in out/",
                        "sink      failed: There is no \"broker\".");
    }

    @Test
    void writesMovingRowsOnlyEveryFewSeconds() {
        // Given
        ProgressListener log = ProgressFormat.LOG.listener(out);

        // When
        for (int i = 0; i < 100; i++) {
            log.on(RUNNING);
        }

        // Then
        assertThat(written().lines()).hasSize(1);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
