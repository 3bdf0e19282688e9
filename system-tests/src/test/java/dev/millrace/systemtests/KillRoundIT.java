package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Kills every process there is, at random moments, again and again; after each kill comes the same command again. In the
 * end the rows are those of an undisturbed run.
 *
 * <p>{@code -Dkills=500} makes it a long round, {@code -Dkills.seed=7} another one.
 */
class KillRoundIT {
    private static final int KILLS = Integer.getInteger("kills", 20);
    private static final long SEED = Long.getLong("kills.seed", 42);

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Deck deck = new Deck(random, KILLS);
    private final Tally tally = new Tally();
    private boolean wentOn;

    @Test
    void killsAtRandomMomentsLoseAndDoubleNothing() throws IOException {
        // When
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            for (int batch = 1; !deck.isEmpty(); batch++) {
                generation(batch);
                batch(batch, broker);
                sweep();
                System.out.printf("%d of %d kills%n", tally.kills(), KILLS);
            }
        }

        // Then
        System.out.printf("%nKill round%n%nseed          %d%n%s%n%n", SEED, tally);
        assertThat(tally.kills()).isEqualTo(KILLS);
        assertThat(tally.lost()).isZero();
        assertThat(tally.doubled()).isZero();
        assertThat(wentOn).as("an ingest went on in the middle of its batch").isTrue();
    }

    private void generation(int number) throws IOException {
        var generation = new GenerationUnderFire(directory, number, random);
        boolean begun = false;
        for (Optional<Victim> next = deal(Victim.GENERATE); next.isPresent(); next = deal(Victim.GENERATE)) {
            begun = true;
            note(next.get(), generation.kill());
        }
        if (begun) {
            generation.finish();
        }
    }

    private void batch(int number, KeptBroker broker) {
        var batch = new BatchUnderFire(directory, number, broker.address(), random, tally);
        batch.generate();
        batch.keepRunning();
        while (!batch.isDone()) {
            Optional<Victim> next = deck.deal(among(batch));
            if (next.isEmpty()) {
                break;
            }
            if (next.get() == Victim.BROKER) {
                batch.awaitRandomMoment();
                broker.kill();
                broker.start();
                broker.awaitReady();
                note(Victim.BROKER, true);
            } else {
                note(next.get(), batch.kill(next.get()));
            }
            batch.keepRunning();
        }
        batch.finish();
        wentOn |= batch.wentOn();
        if (deal(Victim.EDA).isPresent()) {
            note(Victim.EDA, batch.killAnalysis());
        }
        batch.analyse();
    }

    private static Set<Victim> among(BatchUnderFire batch) {
        Set<Victim> victims = EnumSet.of(Victim.SINK, Victim.LAUNCHER, Victim.BROKER);
        if (!batch.isDone(Victim.INGEST)) {
            victims.add(Victim.INGEST);
        }
        return victims;
    }

    private Optional<Victim> deal(Victim victim) {
        return deck.deal(EnumSet.of(victim));
    }

    private void note(Victim victim, boolean killed) {
        if (killed) {
            tally.killed(victim);
        } else {
            deck.putBack(victim);
        }
    }

    /** A long round leaves gigabytes otherwise. The broker's files come and go by themselves, so they are not looked at. */
    private void sweep() throws IOException {
        List<Path> entries;
        try (Stream<Path> all = Files.list(directory)) {
            entries = all.filter(entry -> !entry.endsWith("broker")).toList();
        }
        for (Path entry : entries) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
