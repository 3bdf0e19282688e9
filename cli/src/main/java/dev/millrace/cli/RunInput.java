package dev.millrace.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.InputOption;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.dataset.InputKind;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.verify.Origin;
import dev.millrace.contract.verify.OriginFinder;
import dev.millrace.deploy.home.Child;

/** What the command line says about where the rows come from: a file of the user's, or the generator. */
final class RunInput {
    /** The dataset that the generator can make. */
    private static final String GENERATED = "transactions";

    /** A guess that only has to tell a small file from a large one. */
    private static final int BYTES_A_ROW = 100;

    private final BatchOptions batch;
    private final InputOption input;
    private final Optional<String> direct;

    RunInput(BatchOptions batch, InputOption input) {
        this(batch, input, Optional.empty());
    }

    private RunInput(BatchOptions batch, InputOption input, Optional<String> direct) {
        this.batch = batch;
        this.input = input;
        this.direct = direct;
    }

    /** Rows that an analysis reads as they are: a directory, a pattern, a Parquet file or a URL. */
    static RunInput direct(BatchOptions batch, String input) {
        return new RunInput(batch, InputOption.of(null), Optional.of(input));
    }

    /**
     * What a row is, once it is clear that the options go together and that the file is there.
     *
     * @throws StageFailure with code 64 or 66 if not
     */
    DatasetDefinition definition() {
        if ((input.file().isPresent() || direct.isPresent()) && batch.isGiven()) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "--rows, --seed and --defects are for generated rows, --input is a file of yours: leave out one or the other.");
        }
        if (input.file().filter(file -> !Files.isRegularFile(file)).isPresent()) {
            throw new StageFailure(
                    ExitCode.NO_INPUT,
                    "There is no file %s: say with --input which CSV to move."
                            .formatted(input.file().get()));
        }
        return new DatasetFile().load(batch.dataset());
    }

    /**
     * The stages of a whole run.
     *
     * @throws StageFailure with code 64 if the generator cannot make the dataset
     */
    List<Child> stages() {
        if (input.file().isPresent()) {
            return Child.STAGES.stream()
                    .filter(stage -> stage != Child.GENERATE)
                    .toList();
        }
        if (!batch.dataset().equals(GENERATED)) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "The generator makes '%s' alone: say with --input which CSV holds the rows of '%s'."
                            .formatted(GENERATED, batch.dataset()));
        }
        return Child.STAGES;
    }

    /** About how many rows there are. */
    long rows() {
        return direct.map(RunInput::roughlyAll)
                .or(() -> input.file().map(RunInput::roughly))
                .orElseGet(batch::rows);
    }

    /** The file that the rows come from, which must be there by now. */
    Origin origin(OutDirectory out, DatasetDefinition definition) {
        OriginFinder origins = new OriginFinder(out, definition);
        return input.file().map(origins::given).orElseGet(() -> origins.generated(batch.file(definition.name())));
    }

    /** What a person calls it. */
    String describe() {
        return input.file().map(file -> "input " + file).orElseGet(() -> "%,d rows  seed %d%s"
                .formatted(batch.rows(), batch.seed(), spoiled()));
    }

    private String spoiled() {
        return batch.defects().isNone() ? "" : "  defects " + batch.defects().share();
    }

    /** Of what cannot be told without asking for it, there may be much. */
    private static long roughlyAll(String input) {
        if (InputKind.isUrl(input)) {
            return Long.MAX_VALUE;
        }
        Path place = Path.of(input);
        while (!Files.exists(place)) {
            place = place.toAbsolutePath().getParent();
        }
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(RunInput::roughly)
                    .sum();
        } catch (IOException | UncheckedIOException e) {
            return 0;
        }
    }

    private static long roughly(Path file) {
        try {
            return Files.size(file) / BYTES_A_ROW;
        } catch (IOException e) {
            return 0;
        }
    }
}
