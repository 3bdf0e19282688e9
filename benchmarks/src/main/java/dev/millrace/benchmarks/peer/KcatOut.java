package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.millrace.benchmarks.measure.Contestant;
import dev.millrace.benchmarks.measure.Run;
import dev.millrace.benchmarks.process.Command;
import dev.millrace.benchmarks.process.Session;
import dev.millrace.benchmarks.process.TimedProcess;
import dev.millrace.benchmarks.process.TopicSize;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** kcat, writing every committed value of the same topic as a line of one file, never synced. */
public final class KcatOut implements Contestant {
    private final Session session;
    private final String topic;
    private final TopicSize size;

    /**
     * @param session with the broker
     * @param topic what to read
     * @param size of the topic
     */
    public KcatOut(Session session, String topic, TopicSize size) {
        this.session = session;
        this.topic = topic;
        this.size = size;
    }

    @Override
    public String name() {
        return "kcat to a file";
    }

    @Override
    public long rows() {
        return size.records();
    }

    @Override
    public Run run() throws IOException, InterruptedException {
        Path file = session.shop().file("kcat-out.txt");
        List<String> words = List.of(
                "kcat",
                "-C",
                "-q",
                "-e",
                "-b",
                session.address(),
                "-t",
                topic,
                "-o",
                "beginning",
                "-X",
                "isolation.level=read_committed",
                "-X",
                "fetch.wait.max.ms=10");
        TimedProcess.Ended ended = TimedProcess.runToEnd(
                new Command(words, Map.of(), file, session.shop().log("kcat-out")));
        if (Files.size(file) != size.asLines()) {
            throw new StageFailure(ExitCode.BUG, "kcat did not write every value.");
        }
        Files.delete(file);
        return new Run(ended.seconds(), ended.seconds(), ended.peakBytes());
    }
}
