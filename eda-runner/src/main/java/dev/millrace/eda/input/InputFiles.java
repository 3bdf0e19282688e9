package dev.millrace.eda.input;

import java.nio.charset.StandardCharsets;
import java.util.List;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.manifest.ContentHash;

/**
 * The files that an input stands for.
 *
 * @param input as it was given
 * @param roots URIs of the file or directory itself, or of what the pattern matches
 * @param files the files that hold rows, by name
 * @param format how all of them hold rows
 */
record InputFiles(String input, List<String> roots, List<InputFile> files, InputFormat format) {
    InputFiles {
        roots = List.copyOf(roots);
        files = List.copyOf(files);
    }

    /** The bytes of all files. */
    long bytes() {
        return files.stream().mapToLong(InputFile::bytes).sum();
    }

    /**
     * What stands for the id of a batch, which these rows never were: made of the names and lengths of the files, because
     * to hash what they hold would be a reading of its own.
     */
    String batch(DatasetDefinition definition) {
        ContentHash hash = new ContentHash();
        for (InputFile file : files) {
            byte[] line = (file.name() + "\t" + file.bytes() + "\n").getBytes(StandardCharsets.UTF_8);
            hash.update(line, 0, line.length);
        }
        return BatchId.of(definition, hash.hex());
    }
}
