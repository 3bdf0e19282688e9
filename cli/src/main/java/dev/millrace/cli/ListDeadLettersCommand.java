package dev.millrace.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.millrace.cli.deadletters.DeadLetterDocument;
import dev.millrace.cli.deadletters.DeadLetterTable;
import dev.millrace.cli.deadletters.RejectedBatch;
import dev.millrace.cli.deadletters.RejectedBatches;
import dev.millrace.cli.options.DatasetOption;
import dev.millrace.cli.options.KafkaOptions;
import dev.millrace.cli.options.LimitOption;
import dev.millrace.cli.options.OutOption;
import dev.millrace.cli.options.RejectedBatchOption;
import dev.millrace.cli.view.Terminal;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.stage.StopRequest;
import dev.millrace.kafka.KafkaCluster;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the rows that did not fit. */
@Command(
        name = "list",
        header = "Show the rows that did not fit: where they stand, and why.",
        footerHeading = "%nExamples%n",
        footer = {
            "  ./millrace dead-letters list",
            "  ./millrace dead-letters list --input sales.csv --dataset sales.yaml --limit 5",
            "  ./millrace dead-letters list --dataset sales.yaml --kafka broker:9092 --json"
        })
final class ListDeadLettersCommand implements Callable<Integer> {
    private static final int WIDTH_OF_A_FILE = 100;

    @Mixin
    private DatasetOption dataset;

    @Mixin
    private RejectedBatchOption batch;

    @Option(names = "--input", paramLabel = "FILE", description = "Only those of files of this name.")
    private Path input;

    @Mixin
    private LimitOption limit;

    @Mixin
    private KafkaOptions kafka;

    @Mixin
    private OutOption out;

    @Option(names = "--json", description = "Print one JSON document, for programs.")
    private boolean json;

    @Override
    public Integer call() {
        String name = new DatasetFile().load(dataset.dataset()).name();
        ClusterVisit visit = new ClusterVisit(out.directory(), kafka);
        List<RejectedBatch> batches =
                visit.isWorthwhile() ? visit.bring((cluster, stop) -> find(cluster, stop, name)) : unvisited();
        if (json) {
            print(DeadLetterDocument.of(name, batches));
        } else {
            print(name, batches);
        }
        return ExitCode.DONE.code();
    }

    private List<RejectedBatch> find(KafkaCluster cluster, StopRequest stop, String name) {
        RejectedBatches rejected = new RejectedBatches(cluster, stop);
        if (batch.id().isPresent() && !rejected.knows(batch.id().get())) {
            throw unknownBatch();
        }
        return rejected.of(name, limit.rows()).stream().filter(this::isWanted).toList();
    }

    private List<RejectedBatch> unvisited() {
        if (batch.id().isPresent()) {
            throw unknownBatch();
        }
        return List.of();
    }

    private boolean isWanted(RejectedBatch rejected) {
        String source = rejected.pile().source();
        return batch.id().filter(id -> !id.equals(rejected.pile().batch())).isEmpty()
                && (input == null || source.equals(input.getFileName().toString()));
    }

    private StageFailure unknownBatch() {
        return new StageFailure(
                ExitCode.NO_INPUT,
                "There is no batch %s: ./millrace dead-letters list without --batch shows which there are."
                        .formatted(batch.id().orElseThrow()));
    }

    private void print(String name, List<RejectedBatch> batches) {
        if (batches.isEmpty()) {
            boolean all = batch.id().isEmpty() && input == null;
            System.out.println("There are no dead letters of %s%s.".formatted(name, all ? "" : " like these"));
        }
        int width = Terminal.of(System.getProperties(), System.getenv())
                .map(Terminal::columns)
                .orElse(WIDTH_OF_A_FILE);
        for (RejectedBatch rejected : batches) {
            new DeadLetterTable(rejected, width).lines().forEach(System.out::println);
            System.out.println();
        }
    }

    private static void print(DeadLetterDocument document) {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        try {
            System.out.println(mapper.writeValueAsString(document));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("dead letters cannot be written as JSON", e);
        }
    }
}
