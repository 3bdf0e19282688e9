package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.own.Input;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** kcat, sending every line of the same CSV: nothing parsed, no key, no transaction. */
public final class KcatIn implements Contestant {
    private static final String TOPIC = "kcat-lines";

    private final Session session;
    private final Input input;

    /**
     * @param session with the broker
     * @param input what to send
     */
    public KcatIn(Session session, Input input) {
        this.session = session;
        this.input = input;
    }

    @Override
    public String name() {
        return "kcat from a file";
    }

    @Override
    public long rows() {
        return input.rows();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        session.topics().makeAfresh(TOPIC);
        List<String> words = List.of(
                "kcat",
                "-P",
                "-q",
                "-b",
                session.address(),
                "-t",
                TOPIC,
                "-z",
                "none",
                "-X",
                "acks=all",
                "-X",
                "linger.ms=5",
                "-X",
                "queue.buffering.max.messages=1000000",
                "-l",
                input.file().toString());
        TimedProcess.Ended ended = TimedProcess.runToEnd(new Command(
                words,
                Map.of(),
                session.shop().output("kcat-in"),
                session.shop().log("kcat-in")));
        long header = 1;
        if (session.topics().written(TOPIC) != input.rows() + header) {
            throw new StageFailure(ExitCode.BUG, "kcat did not send every line.");
        }
        return new Run(ended.seconds(), ended.seconds(), ended.peakBytes());
    }
}
