package dev.millrace.eda.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

import dev.millrace.contract.dataset.DatasetFile;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * 100,000 purchases in several files, and DuckDB's table of them; made once for all tests.
 *
 * @param rows the purchases
 * @param table the same in DuckDB
 * @param expected what DuckDB says of them
 */
record Shop(WrittenRows rows, DuckTable table, Expected expected) implements AutoCloseable {
    private static final int ROWS = 100_000;
    private static final long SEED = 5;

    private static Shop open() {
        try {
            Path directory = Files.createTempDirectory("shop");
            WrittenRows rows =
                    WrittenRows.in(directory, new DatasetFile().load("transactions"), ShopRows.of(ROWS, SEED), 3);
            DuckTable table = new DuckTable(rows.definition(), rows.files());
            return new Shop(rows, table, new Expected(rows, table));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        table.close();
        for (Path file : rows.files()) {
            Files.delete(file);
        }
        Files.delete(rows.files().get(0).getParent());
    }

    /** Gives tests the shop. */
    static final class Keys implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Shop.class;
        }

        @Override
        public Shop resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.GLOBAL)
                    .getOrComputeIfAbsent("shop", key -> Shop.open(), Shop.class);
        }
    }
}
