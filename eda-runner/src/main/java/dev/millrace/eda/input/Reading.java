package dev.millrace.eda.input;

import java.util.List;

import dev.millrace.contract.dataset.CsvRecord;
import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.Row;
import dev.millrace.contract.dataset.RowParser;

/**
 * The two ways in which a file may hold the rows of a definition: as the user's file does, with the headers and formats
 * that the definition names, or as Millrace writes them, with the columns' own names and canonical texts.
 */
final class Reading {
    private Reading() {}

    /**
     * Chooses the way for a CSV file: by its header, and where both ways have the same, by its first record.
     *
     * @param first may be null for a file without rows
     * @throws dev.millrace.contract.stage.StageFailure with code 65 if the header suits neither
     */
    static RowParser of(DatasetDefinition definition, List<String> header, CsvRecord first, String file) {
        DatasetDefinition canonical = definition.asLanded();
        if (!suits(canonical, header)) {
            return RowParser.of(definition, header, file);
        }
        RowParser own = RowParser.of(canonical, header, file);
        if (!suits(definition, header)) {
            return own;
        }
        RowParser users = RowParser.of(definition, header, file);
        boolean isOurs = first != null && !(users.parse(first) instanceof Row) && own.parse(first) instanceof Row;
        return isOurs ? own : users;
    }

    private static boolean suits(DatasetDefinition definition, List<String> header) {
        return definition.travelling().stream().allMatch(column -> header.containsAll(column.headers()));
    }
}
