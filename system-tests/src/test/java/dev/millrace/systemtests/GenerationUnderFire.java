package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A file that is large enough for its generator to be killed while it writes. */
final class GenerationUnderFire {
    private static final int LONGEST_WAIT_MILLIS = 500;

    private final MillraceCommand millrace;
    private final RunDirectory out;
    private final Path undisturbed;
    private final String[] command;
    private final String[] undisturbedCommand;
    private final Random random;
    private final List<Path> lates = new ArrayList<>();

    GenerationUnderFire(Path directory, int number, Random random) {
        this.millrace = new MillraceCommand(directory);
        this.out = new RunDirectory(directory.resolve("generated-" + number));
        this.undisturbed = directory.resolve("undisturbed-" + number);
        this.command = command(number, "generated-" + number);
        this.undisturbedCommand = command(number, "undisturbed-" + number);
        this.random = random;
    }

    private static String[] command(int seed, String out) {
        return new String[] {"generate", "--rows", "1000000", "--threads", "1", "--seed", "" + seed, "--out", out};
    }

    /** Kills the generator while it writes; false if it was done before, and is to be begun anew. */
    boolean kill() throws IOException {
        RunningCommand generate = millrace.start(command);
        await().atMost(1, TimeUnit.MINUTES)
                .until(() -> !out.files("generated/*.tmp").isEmpty() || !generate.isAlive());
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WAIT_MILLIS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        generate.killChild(Victim.GENERATE.room());
        boolean killed = generate.outcome().exitCode() != 0
                && out.files("generated/*.csv").isEmpty();
        if (!killed) {
            // Also a file that was there a moment before the kill is a whole one: it is held against the others.
            Path late = undisturbed.resolveSibling("late-" + lates.size() + "-" + undisturbed.getFileName());
            Files.move(out.files("generated/*.csv").get(0), late);
            lates.add(late);
            for (Path file : out.files("generated/*")) {
                Files.delete(file);
            }
        }
        return killed;
    }

    /** Lets it end, and holds the file against that of a generator which nobody has disturbed. */
    void finish() throws IOException {
        assertThat(millrace.run(command).exitCode()).isZero();
        assertThat(millrace.run(undisturbedCommand).exitCode()).isZero();
        Path file = out.files("generated/*.csv").get(0);
        Path whole = undisturbed.resolve("generated").resolve(file.getFileName());
        assertThat(Files.mismatch(file, whole)).isEqualTo(-1);
        for (Path late : lates) {
            assertThat(Files.mismatch(late, whole)).isEqualTo(-1);
        }
        assertThat(out.files("**.tmp")).isEmpty();
    }
}
