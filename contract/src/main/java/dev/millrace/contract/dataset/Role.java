package dev.millrace.contract.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a column is for: it decides the Kafka key, what is summed, and what the charts show. */
public enum Role {
    /** Identifies the row's owner; becomes the Kafka key, so that one key's rows keep their order. */
    KEY,
    /** When the row happened. */
    EVENT_TIME,
    /** Something to group by. */
    DIMENSION,
    /** Something to sum; the first one is what the charts show. */
    MEASURE,
    /** Carried along. */
    NONE;

    /**
     * Reads a role as a definition writes it.
     *
     * @throws IllegalArgumentException with a sentence that names the roles there are
     */
    @JsonCreator
    public static Role parse(String text) {
        return Arrays.stream(values())
                .filter(role -> role.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is not a role; there are %s"
                        .formatted(
                                text,
                                Arrays.stream(values()).map(Role::toString).collect(Collectors.joining(", ")))));
    }

    /** The word that a definition uses, for example {@code event-time}. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
