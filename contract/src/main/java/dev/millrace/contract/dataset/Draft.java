package dev.millrace.contract.dataset;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A definition made from a file, for a person to look over.
 *
 * @param definition fits every whole record of the file
 * @param remarks what there is to know of the file, a sentence each
 * @param notes by column, what was seen of it and what is a guess
 */
public record Draft(DatasetDefinition definition, List<String> remarks, Map<String, String> notes) {
    // What is surely a string without quotes, also inside braces.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z]([A-Za-z0-9_ -]*[A-Za-z0-9_])?");
    private static final Set<String> NOT_STRINGS = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    public Draft {
        remarks = List.copyOf(remarks);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** The definition as YAML that {@link DatasetFile#parse} reads, a column a line, with the notes as comments. */
    public String yaml() {
        StringBuilder text = new StringBuilder();
        remarks.forEach(remark -> text.append("# ").append(oneLine(remark)).append('\n'));
        text.append("name: ").append(scalar(definition.name())).append("\ncolumns:\n");
        List<List<String>> rows =
                definition.columns().stream().map(Draft::properties).toList();
        int[] widths = widths(rows);
        for (int i = 0; i < rows.size(); i++) {
            String note = notes.getOrDefault(definition.columns().get(i).name(), "");
            text.append("  - {").append(line(rows.get(i), widths)).append('}');
            text.append(note.isEmpty() ? "" : "  # " + oneLine(note)).append('\n');
        }
        return text.toString();
    }

    /** The properties, an empty text for one that is not there; the last ones stand where they come. */
    private static List<String> properties(Column column) {
        List<String> rest = new ArrayList<>();
        if (!column.from().isEmpty()) {
            String headers = column.from().stream().map(Draft::scalar).collect(Collectors.joining(", "));
            boolean single = column.from().size() == 1 && !column.from().get(0).isEmpty();
            rest.add("from: " + (single ? headers : "[" + headers + "]"));
        }
        if (column.format() != null) {
            rest.add("format: " + scalar(column.format()));
        }
        if (!column.travels()) {
            rest.add("derived: " + scalar(column.derived()));
        }
        return List.of(
                "name: " + scalar(column.name()),
                "type: " + scalar(column.type().toString()),
                "role: " + column.role(),
                column.required() ? "required: true" : "",
                String.join(", ", rest));
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length - 1; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        int last = row.size() - 1;
        while (row.get(last).isEmpty()) {
            last--;
        }
        for (int i = 0; i <= last; i++) {
            String separator = i == last ? "" : row.get(i).isEmpty() ? "  " : ", ";
            line.append(row.get(i)).append(separator);
            line.append(" ".repeat(i == last ? 0 : widths[i] - row.get(i).length()));
        }
        return line.toString();
    }

    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !NOT_STRINGS.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            boolean shown = c >= ' ' && c <= '~' ? c != '"' && c != '\\' : Character.isLetterOrDigit(c);
            quoted.append(shown ? String.valueOf(c) : "\\u%04x".formatted((int) c));
        }
        return quoted.append('"').toString();
    }

    private static String oneLine(String text) {
        // YAML ends a line at the separators of Unicode too.
        return text.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}]", "?");
    }
}
