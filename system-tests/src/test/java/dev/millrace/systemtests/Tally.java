package dev.millrace.systemtests;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a kill round has come to. */
final class Tally {
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    private int resumes;
    private int batches;
    private long rows;
    private long lost;
    private long doubled;

    void killed(Victim victim) {
        kills.merge(victim, 1, Integer::sum);
    }

    /** The same command was given again. */
    void resumed() {
        resumes++;
    }

    /** Compares the rows that came out of a batch with those that went in. */
    void ended(List<String> in, List<String> out) {
        batches++;
        rows += in.size();
        Map<String, Integer> balance = new HashMap<>();
        in.forEach(row -> balance.merge(row, -1, Integer::sum));
        out.forEach(row -> balance.merge(row, 1, Integer::sum));
        lost += balance.values().stream().filter(n -> n < 0).mapToLong(n -> -n).sum();
        doubled +=
                balance.values().stream().filter(n -> n > 0).mapToLong(n -> n).sum();
    }

    int kills() {
        return kills.values().stream().mapToInt(Integer::intValue).sum();
    }

    int kills(Victim victim) {
        return kills.getOrDefault(victim, 0);
    }

    int resumes() {
        return resumes;
    }

    long lost() {
        return lost;
    }

    long doubled() {
        return doubled;
    }

    @Override
    public String toString() {
        String byVictim = kills.entrySet().stream()
                .map(kill -> kill.getKey().name().toLowerCase(Locale.ROOT) + " " + kill.getValue())
                .collect(Collectors.joining(", "));
        return """
                kills         %,d (%s)
                resumes       %,d
                rows          %,d in %,d batches
                rows lost     %,d
                rows doubled  %,d""".formatted(kills(), byVictim, resumes, rows, batches, lost, doubled);
    }
}
