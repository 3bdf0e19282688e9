package dev.millrace.contract.dataset;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A definition made from a file, for a person to look over.
 *
 * @param definition fits every whole record of the file
 * @param remarks what there is to know of the file, a sentence each
 * @param notes by column, what was seen of it and what is a guess
 */
public record Draft(DatasetDefinition definition, List<String> remarks, Map<String, String> notes) {
    public Draft {
        remarks = List.copyOf(remarks);
        notes = Collections.unmodifiableMap(new LinkedHashMap<>(notes));
    }

    /** The definition as YAML that {@link DatasetFile#parse} reads, a column a line, with the notes as comments. */
    public String yaml() {
        return new DraftYaml(this).text();
    }
}
