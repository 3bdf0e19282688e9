package dev.millrace.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Options that a stage is told about, through its environment. */
public interface StageSettings {

    /** Adds what a stage reads; an option that was not given adds nothing, so that the stage's own default holds. */
    void addTo(Map<String, String> environment);

    /** The environment that several groups of options make together. */
    static Map<String, String> environment(List<StageSettings> groups) {
        Map<String, String> environment = new LinkedHashMap<>();
        groups.forEach(group -> group.addTo(environment));
        return environment;
    }

    /** Adds a setting that was given. */
    static void add(Map<String, String> environment, String name, Object value) {
        if (value != null) {
            environment.put(name, value.toString());
        }
    }
}
