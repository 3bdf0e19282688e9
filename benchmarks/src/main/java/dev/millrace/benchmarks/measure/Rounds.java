package dev.millrace.benchmarks.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Lets contestants run in turn, A B A B, so that whatever happens to the machine happens to all of them. */
public final class Rounds {
    private final int runs;
    private final Consumer<String> log;

    /**
     * @param runs how often each runs, from 1
     * @param log is told of every run, in a line
     */
    public Rounds(int runs, Consumer<String> log) {
        this.runs = runs;
        this.log = log;
    }

    /** Lets each run once, for the caches of disk and broker; that run does not count. */
    public void warmUp(List<Contestant> contestants) throws IOException, InterruptedException {
        for (Contestant contestant : contestants) {
            say(contestant, "warm-up", run(contestant));
        }
    }

    /** Lets each run as often as was said, and returns them in the same order. */
    public List<Measurement> play(List<Contestant> contestants) throws IOException, InterruptedException {
        Map<Contestant, List<Run>> all = new LinkedHashMap<>();
        contestants.forEach(contestant -> all.put(contestant, new ArrayList<>()));
        for (int round = 1; round <= runs; round++) {
            for (Contestant contestant : contestants) {
                Run run = run(contestant);
                all.get(contestant).add(run);
                say(contestant, "run %d of %d".formatted(round, runs), run);
            }
        }
        return all.entrySet().stream()
                .map(entry ->
                        new Measurement(entry.getKey().name(), entry.getKey().rows(), entry.getValue()))
                .toList();
    }

    /** Nobody has to wait for the disk to write what the one before left behind. */
    private static Run run(Contestant contestant) throws IOException, InterruptedException {
        new ProcessBuilder("sync").inheritIO().start().waitFor();
        return contestant.run();
    }

    private void say(Contestant contestant, String which, Run run) {
        log.accept("  %-34s %-12s %,11.0f rows/s  %6.2f s moving  %6.2f s in all  %6.2f s of processors  %5.0f MB"
                .formatted(
                        contestant.name(),
                        which,
                        contestant.rows() / run.steadySeconds(),
                        run.steadySeconds(),
                        run.wallSeconds(),
                        run.processorSeconds(),
                        run.peakBytes() / 1e6));
    }
}
