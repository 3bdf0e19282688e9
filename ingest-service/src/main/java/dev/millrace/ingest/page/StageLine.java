package dev.millrace.ingest.page;

import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.Phase;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;

/**
 * How far a stage is, as people read it.
 *
 * @param bar how full its bar is; null where nobody can say, though something moves
 * @param figures rate, time left, rejected rows: those that there are
 * @param message what it waits for, has found, or failed with; null for none
 */
public record StageLine(
        String name, String job, String says, Tone tone, Bar bar, String rows, List<String> figures, String message) {

    /** How full a bar is: from 0 to {@code max}, which is at least 1. */
    public record Bar(long value, long max) {}

    /** How far a stage is with a batch of a state. When that is over nothing moves any more, and what was cancelled has not failed. */
    static StageLine of(BatchView.Stage stage, BatchState state) {
        boolean isOver = state.isFinal();
        boolean wasCancelled = state == BatchState.CANCELLED && stage.phase() == Phase.FAILED;
        boolean wasStopped = wasCancelled || isOver && stage.phase() == Phase.RUNNING;
        Phase phase = wasCancelled || isOver && isOpen(stage.phase()) ? null : stage.phase();
        return new StageLine(
                name(stage.stage()),
                job(stage.stage()),
                says(stage, phase, isOver, wasStopped),
                tone(phase),
                bar(stage, phase),
                rows(stage, phase),
                figures(stage, phase),
                phase == null && isOver ? null : stage.message());
    }

    private static boolean isOpen(Phase phase) {
        return phase == Phase.RUNNING || phase == Phase.WAITING;
    }

    /** What a stage is called at the beginning of a sentence. */
    static String name(String stage) {
        return switch (stage) {
            case "generate" -> "Generate";
            case "ingest" -> "Ingest";
            case "sink" -> "Sink";
            case "eda" -> "Analysis";
            default -> stage;
        };
    }

    private static String job(String stage) {
        return switch (stage) {
            case "generate" -> "makes the rows";
            case "ingest" -> "checks them and sends them to Kafka";
            case "sink" -> "lands them as files";
            case "eda" -> "analyses them with Spark, and compares";
            default -> "";
        };
    }

    private static String says(BatchView.Stage stage, Phase phase, boolean isOver, boolean wasStopped) {
        if (phase == null) {
            return wasStopped ? "stopped" : isOver ? "did not begin" : "not begun";
        }
        return switch (phase) {
            case WAITING -> "waiting";
            case RUNNING -> "running";
            case DONE -> stage.seconds() > 0 ? "done in " + Numbers.seconds(stage.seconds()) : "done";
            case FAILED -> "failed";
        };
    }

    private static Tone tone(Phase phase) {
        if (phase == null) {
            return Tone.CALM;
        }
        return switch (phase) {
            case WAITING -> Tone.CALM;
            case RUNNING -> Tone.BUSY;
            case DONE -> Tone.GOOD;
            case FAILED -> Tone.BAD;
        };
    }

    private static Bar bar(BatchView.Stage stage, Phase phase) {
        if (phase == Phase.DONE) {
            return new Bar(1, 1);
        }
        if (stage.total() > 0) {
            long through = Math.min(stage.rows() + stage.rejected(), stage.total());
            return new Bar(Math.max(0, through), stage.total());
        }
        return phase == Phase.RUNNING ? null : new Bar(0, 1);
    }

    private static String rows(BatchView.Stage stage, Phase phase) {
        if (stage.rows() == 0 && phase != Phase.RUNNING && phase != Phase.DONE) {
            return "";
        }
        return phase != Phase.DONE && stage.total() > 0
                ? "%s of %s".formatted(Numbers.count(stage.rows()), Numbers.rows(stage.total()))
                : Numbers.rows(stage.rows());
    }

    private static List<String> figures(BatchView.Stage stage, Phase phase) {
        List<String> figures = new ArrayList<>();
        if (stage.rowsPerSecond() > 0 && (phase == Phase.RUNNING || phase == Phase.DONE)) {
            figures.add(Numbers.rate(stage.rowsPerSecond()));
        }
        if (phase == Phase.RUNNING && stage.secondsLeft() != null) {
            figures.add(Numbers.seconds(stage.secondsLeft()) + " left");
        }
        if (stage.rejected() > 0) {
            figures.add(Numbers.count(stage.rejected()) + " rejected");
        }
        return List.copyOf(figures);
    }
}
