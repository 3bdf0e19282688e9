package dev.millrace.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The process that {@link DuckDb} times: makes a CSV with DuckDB's {@code COPY}, in as many threads as there are
 * processors, and prints how many seconds that took. The numbers of the rows lie ready in a table, because DuckDB spreads
 * the reading of a table over all threads and the counting of a range over none.
 */
public final class DuckDbCopy {
    private DuckDbCopy() {}

    /** @param arguments rows, and the file to make */
    public static void main(String[] arguments) throws SQLException, IOException {
        long rows = Long.parseLong(arguments[0]);
        String copy = query().replace(":rows", Long.toString(rows)).replace(":file", arguments[1].replace("'", "''"));
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE numbers AS SELECT range AS i FROM range(%d)".formatted(rows));
            long begin = System.nanoTime();
            statement.execute(copy);
            System.out.println((System.nanoTime() - begin) / 1e9);
        }
    }

    private static String query() throws IOException {
        try (InputStream in = DuckDbCopy.class.getResourceAsStream("/duckdb-transactions.sql")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
