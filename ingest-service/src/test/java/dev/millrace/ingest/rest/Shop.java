package dev.millrace.ingest.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A dataset of a user's, and files of it, in the data directory of a service. */
final class Shop {
    private final Path data;

    Shop(Path data) {
        this.data = data;
    }

    /** Defines a dataset, or defines it otherwise than before. */
    Shop define(String dataset) {
        return define(dataset, "integer");
    }

    Shop define(String dataset, String type) {
        String yaml = """
                name: %s
                columns:
                  - name: id
                    type: string
                    role: key
                    from: Id
                  - name: quantity
                    type: %s
                    role: measure
                    from: Quantity
                """.formatted(dataset, type);
        return write("datasets/" + dataset + ".yaml", yaml);
    }

    Shop write(String name, String text) {
        try {
            Path file = data.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file whose content no other word has. */
    static String csv(String word, int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> word + i + "," + i)
                .collect(Collectors.joining("\n", "Id,Quantity\n", "\n"));
    }
}
