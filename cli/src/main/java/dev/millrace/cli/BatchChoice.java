package dev.millrace.cli;

import dev.millrace.cli.options.BatchIdOption;
import dev.millrace.cli.options.BatchOptions;
import dev.millrace.cli.options.InputOption;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.verify.Origin;
import dev.millrace.contract.verify.OriginFinder;

/**
 * Which batch of a directory the command line is about: the one that it names, or the one that was analysed last.
 *
 * @param batch what is said about generated rows
 * @param input what is said about a file
 * @param id what is said about the batch itself
 */
record BatchChoice(BatchOptions batch, InputOption input, BatchIdOption id) {

    /**
     * What a row is.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 64 or 66 if the options do not go together
     */
    DatasetDefinition definition() {
        return new RunInput(batch, input).definition();
    }

    /** Where the batch comes from. */
    Origin origin(OutDirectory directory, DatasetDefinition definition) {
        OriginFinder origins = new OriginFinder(directory, definition);
        if (id.id().isPresent()) {
            return origins.of(id.id().get());
        }
        return input.file().isPresent() || batch.isGiven()
                ? new RunInput(batch, input).origin(directory, definition)
                : origins.last();
    }
}
