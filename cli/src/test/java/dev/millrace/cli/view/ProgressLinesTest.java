package dev.millrace.cli.view;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

import dev.millrace.contract.stage.Phase;
import dev.millrace.contract.stage.ProgressEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class ProgressLinesTest {
    private static final List<String> STAGES = List.of("generate", "ingest", "sink", "eda");

    private final ProgressBoard board = new ProgressBoard(STAGES);

    @Test
    void showsWhatEveryStageIsDoing() {
        // Given
        board.on(new ProgressEvent("generate", Phase.DONE, 100_000, 100_000, 0, 0.08, null, 0));
        board.on(new ProgressEvent("ingest", Phase.RUNNING, 65_000, 100_000, 0, 0.21, null, null));
        board.on(new ProgressEvent("sink", Phase.RUNNING, 52_000, 0, 0, 0.18, null, null));
        board.on(new ProgressEvent("eda", Phase.WAITING, 0, 0, 0, 0, "the landed batch", null));

        // When
        List<String> lines = lines(80);

        // Then
        assertThat(lines)
                .containsExactly(
                        "  generate  =====================      100,000 rows   1.3 M/s   done in 0.1 s",
                        "  ingest    =============               65,000 rows   310 k/s   1 s left",
                        "  sink      ==========                  52,000 rows   289 k/s   1 s left",
                        "  eda       waiting for the landed batch");
    }

    @Test
    void saysHowItEnded() {
        // Given
        board.on(new ProgressEvent("ingest", Phase.DONE, 999, 0, 1, 2, null, 0));
        board.on(new ProgressEvent("sink", Phase.DONE, 999, 0, 0, 0, "already landed", 0));
        board.on(new ProgressEvent("eda", Phase.FAILED, 0, 0, 0, 0, "no memory", 70));

        // When
        List<String> lines = lines(120);

        // Then
        String bar = "=".repeat(40);
        assertThat(lines)
                .containsExactly(
                        "  generate  starting",
                        "  ingest    " + bar + "          999 rows    500 /s   done in 2.0 s, 1 rejected",
                        "  sink      " + bar + "          999 rows             done before, already landed",
                        "  eda       failed");
    }

    @Test
    void noLineIsWiderThanTheTerminal() {
        // Given
        String far = "the file " + "x".repeat(200);
        board.on(new ProgressEvent("ingest", Phase.RUNNING, Long.MAX_VALUE / 2, Long.MAX_VALUE, 0, 1e9, null, null));
        board.on(new ProgressEvent("sink", Phase.DONE, 10, 0, 0, 0, far, 0));
        board.on(new ProgressEvent("eda", Phase.WAITING, 0, 0, 0, 0, far, null));

        // When
        List<String> lines = lines(60);

        // Then
        assertThat(lines).hasSize(4).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
    }

    @Test
    void drawsTheLastPictureOverTheOneBefore() {
        // Given
        ByteArrayOutputStream screen = new ByteArrayOutputStream();
        TerminalProgress view = new TerminalProgress(STAGES, new Terminal(80, Style.PLAIN), new PrintStream(screen));
        await().until(() -> screen.size() > 0);

        // When
        view.on(new ProgressEvent("sink", Phase.DONE, 10, 10, 0, 1, null, 0));
        view.close();

        // Then
        String last = screen.toString().substring(screen.toString().lastIndexOf("\u001b[?7l"));
        assertThat(last)
                .startsWith("\u001b[?7l\u001b[4A\r")
                .contains("done in 1.0 s")
                .endsWith("\n\u001b[?7h");
        assertThat(last.lines().filter(line -> line.contains("\u001b[K"))).hasSize(4);
    }

    private List<String> lines(int columns) {
        StageLine line = new StageLine(new Terminal(columns, Style.PLAIN));
        return board.states().stream().map(line::render).toList();
    }
}
