package dev.millrace.systemtests;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** One batch that is ingested and landed by commands of their own, which are killed and given again until they end well. */
final class BatchUnderFire {
    static final int ROWS = 60_000;

    private static final List<Victim> STAGES = List.of(Victim.INGEST, Victim.SINK);
    private static final int LONGEST_WAIT_MILLIS = 1_500;
    private static final int LONGEST_ANALYSIS_MILLIS = 4_000;
    private static final int KILLED = 128 + 9;

    private final Batch batch;
    private final Random random;
    private final Tally tally;
    private final Map<Victim, RunningCommand> running = new EnumMap<>(Victim.class);
    private final List<Path> landedWhenKilled = new ArrayList<>();

    BatchUnderFire(Path directory, int number, String broker, Random random, Tally tally) {
        this.batch = new Batch(directory, "batch-" + number, ROWS, number, broker);
        this.random = random;
        this.tally = tally;
    }

    void generate() {
        batch.generate();
    }

    /** Starts what does not run and has not ended well. */
    void keepRunning() {
        STAGES.forEach(stage -> {
            RunningCommand command = running.get(stage);
            if (command == null) {
                running.put(stage, start(stage));
            } else if (!command.isAlive() && command.outcome().exitCode() != 0) {
                assertThat(command.outcome()).satisfies(BatchUnderFire::mayBeGivenAgain);
                running.put(stage, start(stage));
                tally.resumed();
            }
        });
    }

    /** A kill, a broker that was away, or somebody else at work: anything else would be an answer about the data. */
    private static void mayBeGivenAgain(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isIn(KILLED, 69, 75);
    }

    /** Whether everything has landed. */
    boolean isDone() {
        return STAGES.stream().allMatch(this::isDone);
    }

    boolean isDone(Victim stage) {
        RunningCommand command = running.get(stage);
        return command != null && !command.isAlive() && command.outcome().exitCode() == 0;
    }

    /** Kills a stage, or a command with it, at a random moment; false if it was done before. */
    boolean kill(Victim victim) {
        Victim stage = victim == Victim.LAUNCHER ? one() : victim;
        RunningCommand command = running.get(stage);
        awaitRandomMoment(command);
        if (victim == Victim.LAUNCHER) {
            command.kill();
        } else {
            command.killChild(stage.room());
        }
        Outcome outcome = command.outcome();
        if (outcome.exitCode() == 0) {
            return false;
        }
        if (stage == Victim.SINK) {
            landedWhenKilled.addAll(batch.out().files("landed/*/part-*-*-*.csv"));
        }
        return true;
    }

    private Victim one() {
        List<Victim> atWork = STAGES.stream().filter(stage -> !isDone(stage)).toList();
        return atWork.isEmpty() ? Victim.SINK : atWork.get(random.nextInt(atWork.size()));
    }

    /** Mostly in the middle of the work, and sometimes while the process starts. */
    void awaitRandomMoment() {
        awaitRandomMoment(running.get(Victim.INGEST));
    }

    private void awaitRandomMoment(RunningCommand command) {
        if (random.nextInt(4) > 0) {
            await().atMost(1, TimeUnit.MINUTES)
                    .until(() -> command.text().contains(" of %,d rows".formatted(ROWS)) || !command.isAlive());
        }
        pause(random.nextInt(LONGEST_WAIT_MILLIS));
    }

    private static void pause(int millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the ingest said that it went on where an earlier one was killed. */
    boolean wentOn() {
        return running.get(Victim.INGEST).outcome().out().contains("went on behind row");
    }

    /** Lets everything end, and holds what came out against what went in. */
    void finish() {
        for (keepRunning(); !isDone(); keepRunning()) {
            running.values().forEach(RunningCommand::outcome);
        }
        tally.ended(batch.out().generatedRows(), batch.out().landedRows());
        batch.assertNothingLostOrDoubled();
        assertThat(batch.out().files("landed/*/part-*-*-*.csv"))
                .as("what was durable when a sink was killed")
                .containsAll(landedWhenKilled);
    }

    /** Kills an analysis at a random moment; false if it was done before. */
    boolean killAnalysis() {
        RunningCommand eda = batch.eda();
        await().until(() -> !eda.children().isEmpty() || !eda.isAlive());
        pause(random.nextInt(LONGEST_ANALYSIS_MILLIS));
        eda.killChild(Victim.EDA.room());
        if (eda.outcome().exitCode() == 0) {
            return false;
        }
        tally.resumed();
        return true;
    }

    /** Analyses, and holds everything against everything. */
    void analyse() {
        Batch.assertDone(batch.eda().outcome());
        Outcome verdict = batch.verify();
        Batch.assertDone(verdict);
        assertThat(verdict.out()).contains("VERIFIED");
    }

    private RunningCommand start(Victim stage) {
        return stage == Victim.INGEST ? batch.ingest() : batch.sink();
    }
}
