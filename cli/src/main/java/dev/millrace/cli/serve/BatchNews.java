package dev.millrace.cli.serve;

import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.millrace.contract.kafka.ControlFollower;
import dev.millrace.contract.kafka.KafkaCluster;
import dev.millrace.contract.service.BatchStatus;
import dev.millrace.contract.service.StatusBoard;

/** Prints a line when a batch begins, and one when it has come to its end. */
final class BatchNews implements AutoCloseable {
    private final PrintStream out;
    private final KafkaCluster cluster;
    private final StatusBoard board = new StatusBoard();
    private final ControlFollower follower;
    private final Map<String, String> told = new ConcurrentHashMap<>();

    BatchNews(KafkaCluster cluster, PrintStream out) {
        this.out = out;
        this.cluster = cluster;
        this.follower = new ControlFollower(cluster, board, failure -> {});
        board.listen(this::changed);
    }

    void start() {
        follower.start();
    }

    private void changed(String id) {
        board.find(id)
                .filter(status -> status.request().isPresent())
                .ifPresentOrElse(this::changed, () -> told.remove(id));
    }

    private void changed(BatchStatus status) {
        String now = status.request().orElseThrow().attempt() + "/" + status.state();
        String before = told.put(status.id(), now);
        // What was over when this command started is history.
        if (follower.isCaughtUp() && !now.equals(before)) {
            out.println("  %-11s %s  %s"
                    .formatted(status.state(), status.id(), words(status))
                    .stripTrailing());
        }
    }

    private static String words(BatchStatus status) {
        return switch (status.state()) {
            case FAILED -> status.reason().orElse("");
            case VERIFIED -> status.verdict().orElseThrow().says();
            default -> status.request().orElseThrow().source();
        };
    }

    @Override
    public void close() {
        follower.close();
        cluster.close();
    }
}
