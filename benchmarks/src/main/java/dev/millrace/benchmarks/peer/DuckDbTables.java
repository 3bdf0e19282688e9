package dev.millrace.benchmarks.peer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The process that asks DuckDB what the reference-shaped job asks Spark. It reads the files once, into a table in
 * memory, which is faster for these questions than to read them for each.
 */
public final class DuckDbTables {
    private static final List<String> QUESTIONS = List.of(
            "SELECT product_category, sum(total_amount) AS revenue FROM sales GROUP BY ALL ORDER BY revenue DESC",
            "SELECT payment_method, count(*) AS count FROM sales GROUP BY ALL ORDER BY count DESC",
            "SELECT city, sum(total_amount) AS revenue FROM sales GROUP BY ALL ORDER BY revenue DESC LIMIT 10",
            "SELECT sum(total_amount) FROM sales",
            "SELECT avg(total_amount) FROM sales",
            "SELECT 'rows', count(*) FROM sales");

    private DuckDbTables() {}

    /** @param arguments the files to read */
    public static void main(String[] arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sales AS FROM read_csv('%s')".formatted(arguments[0].replace("'", "''")));
            for (String question : QUESTIONS) {
                print(statement, question);
            }
        }
    }

    private static void print(Statement statement, String question) throws SQLException {
        try (ResultSet answer = statement.executeQuery(question)) {
            int columns = answer.getMetaData().getColumnCount();
            while (answer.next()) {
                StringBuilder line = new StringBuilder(answer.getString(1));
                for (int i = 2; i <= columns; i++) {
                    line.append(' ').append(answer.getString(i));
                }
                System.out.println(line);
            }
        }
    }
}
