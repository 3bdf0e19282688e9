package dev.millrace.contract.stage;

import java.nio.file.Path;

/**
 * Where everything of a run lies, so that the same command after a crash goes on where it was.
 *
 * @param root what {@code --out} names
 */
public record OutDirectory(Path root) {
    /** The name of every manifest that has a directory of its own. */
    public static final String MANIFEST = "manifest.json";

    /** A CSV that a generator makes. */
    public Path generated(String name) {
        return root.resolve("generated").resolve(name);
    }

    /** The manifest beside a generated CSV. */
    public static Path manifestOf(Path generated) {
        return generated.resolveSibling(generated.getFileName() + "." + MANIFEST);
    }

    /** The manifest of an ingested batch. */
    public Path ingested(String batch) {
        return root.resolve("ingested").resolve(batch).resolve(MANIFEST);
    }

    /** Where a batch lands. */
    public Path landed(String batch) {
        return root.resolve("landed").resolve(batch);
    }

    /** The rejected rows of a batch as a CSV of their own, to be ingested again. */
    public Path replayed(String batch) {
        return root.resolve("replayed").resolve(batch + ".csv");
    }

    /** Where the analysis of the last batch is. */
    public Path report() {
        return root.resolve("report");
    }

    /** Where the analysis of one of many batches is. */
    public Path report(String batch) {
        return root.resolve("reports").resolve(batch);
    }

    /** A file that somebody sent. */
    public Path uploaded(String name) {
        return root.resolve("uploads").resolve(name);
    }

    /** Where the definitions of datasets lie that services know by name. */
    public Path datasets() {
        return root.resolve("datasets");
    }

    /** A definition as it was when a batch was asked for: it may be changed later, and the batch's rows may not. */
    public Path definition(String dataset, String fingerprint) {
        return root.resolve("definitions").resolve(dataset + "-" + fingerprint + ".yaml");
    }

    /** The embedded broker's log. */
    public Path kafka() {
        return root.resolve("kafka");
    }

    /** What the processes of a local run write to their logs. */
    public Path logs() {
        return root.resolve("logs");
    }
}
