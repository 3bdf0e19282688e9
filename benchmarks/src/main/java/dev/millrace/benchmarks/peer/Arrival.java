package dev.millrace.benchmarks.peer;

import java.io.IOException;

import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.TimedProcess;

/** Times a process that never ends, by looking at what it has brought where it should be. */
final class Arrival {
    private static final long LOOK_EVERY_MILLIS = 10;

    /** How much has arrived so far. */
    interface Amount {
        long now() throws IOException, InterruptedException;
    }

    private Arrival() {}

    /**
     * Watches until everything has arrived. Rows move from when the first of them is seen, which leaves out the first
     * batch: a favour to the peer.
     *
     * @param process which is ended by others
     * @param all how much there will be
     */
    static Run of(TimedProcess process, Amount amount, long all) throws IOException, InterruptedException {
        double first = 0;
        while (true) {
            long now = amount.now();
            double seconds = process.seconds();
            if (first == 0 && now > 0) {
                first = seconds;
            }
            if (now >= all) {
                return new Run(Math.max(seconds - first, LOOK_EVERY_MILLIS / 1e3), seconds, process.peakBytes());
            }
            process.check();
            Thread.sleep(LOOK_EVERY_MILLIS);
        }
    }
}
