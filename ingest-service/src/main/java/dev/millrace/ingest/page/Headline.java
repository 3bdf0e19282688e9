package dev.millrace.ingest.page;

import java.util.List;

import dev.millrace.contract.stage.Numbers;
import dev.millrace.contract.stage.Phase;
import dev.millrace.ingest.rest.BatchView;
import dev.millrace.runtime.batch.BatchState;

/** How a batch stands: its state in a word, and in a sentence or several, each on a line of its own. */
public record Headline(String word, Tone tone, String says) {

    static Headline of(BatchView batch) {
        String state = batch.state().toString();
        return new Headline(
                Character.toUpperCase(state.charAt(0)) + state.substring(1), tone(batch.state()), says(batch));
    }

    private static Tone tone(BatchState state) {
        return switch (state) {
            case QUEUED, CANCELLED, INGESTED -> Tone.CALM;
            case RUNNING, CANCELLING -> Tone.BUSY;
            case FAILED -> Tone.BAD;
            case VERIFIED -> Tone.GOOD;
        };
    }

    private static String says(BatchView batch) {
        return switch (batch.state()) {
            case QUEUED -> queued(batch.ahead());
            case RUNNING -> running(batch.stages());
            case CANCELLING -> "It stops as soon as it can.";
            case CANCELLED -> "It was stopped before all its rows were in; nothing of it has landed.";
            case FAILED -> batch.reason() == null ? "A stage has failed, and did not say why." : batch.reason();
            case VERIFIED -> batch.verdict().says();
            case INGESTED ->
                "All its rows are in Kafka. It was not asked for here, so no more is known than what the ingest says.";
        };
    }

    private static String queued(int ahead) {
        return switch (ahead) {
            case 0 -> "It is next.";
            case 1 -> "One batch is before it.";
            default -> Numbers.count(ahead) + " batches are before it.";
        };
    }

    private static String running(List<BatchView.Stage> stages) {
        List<String> busy = stages.stream()
                .filter(stage -> stage.phase() == Phase.RUNNING)
                .map(stage -> StageLine.name(stage.stage()))
                .toList();
        if (!busy.isEmpty()) {
            return "%s %s at work.".formatted(String.join(" and ", busy), busy.size() == 1 ? "is" : "are");
        }
        return stages.stream()
                .filter(stage -> stage.phase() != Phase.DONE)
                .findFirst()
                .map(stage -> StageLine.name(stage.stage()) + " is next.")
                .orElse("An ingest is at work on it.");
    }
}
