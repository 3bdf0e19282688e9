package dev.millrace.contract.stage;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One of the parts of a batch that are worked on apart. Each part is known from its number and their count alone, so the
 * processes that work on them need nobody who hands the parts out.
 *
 * @param index which part, from 0
 * @param count how many parts there are, up to 999,999
 */
public record Shard(int index, int count) {
    /** All of it, worked on by one process. */
    public static final Shard WHOLE = new Shard(0, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final String JOB_INDEX = "JOB_COMPLETION_INDEX";
    private static final String JOB_COUNT = "JOB_COMPLETION_COUNT";

    public Shard {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("%d/%d is not a shard".formatted(index, count));
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws StageFailure with code 64 if it is no shard
     */
    @JsonCreator
    public static Shard parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (matcher.matches()) {
            int index = Integer.parseInt(matcher.group(1));
            int count = Integer.parseInt(matcher.group(2));
            if (index < count) {
                return new Shard(index, count);
            }
        }
        throw new StageFailure(
                ExitCode.USAGE, "'%s' is not a shard: the first of three is 0/3, the last 2/3.".formatted(text));
    }

    /**
     * The part that a process is to work on: the one that is set, or else the one that an Indexed Job of Kubernetes gives
     * it. Kubernetes tells a pod its index but not how many there are, so the Job has to say that itself.
     *
     * @param setting {@code i/n}, if it is set
     * @throws StageFailure with code 64 if that is no shard, or only half of one
     */
    public static Shard of(Optional<String> setting, Map<String, String> environment) {
        if (setting.isPresent()) {
            return parse(setting.get());
        }
        String index = environment.get(JOB_INDEX);
        String count = environment.get(JOB_COUNT);
        if (index == null && count == null) {
            return WHOLE;
        }
        if (count == null) {
            throw half(JOB_INDEX, JOB_COUNT, "give the Job's pods its number of completions in that variable");
        }
        if (index == null) {
            throw half(JOB_COUNT, JOB_INDEX, "give the Job 'completionMode: Indexed'");
        }
        return parse(index + "/" + count);
    }

    private static StageFailure half(String set, String unset, String remedy) {
        return new StageFailure(
                ExitCode.USAGE, "%s is set and %s is not: %s, or set MILLRACE_SHARD.".formatted(set, unset, remedy));
    }

    /** Every part of what is cut into so many. */
    public static List<Shard> all(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> new Shard(index, count))
                .toList();
    }

    /** Whether this is all there is. */
    public boolean isWhole() {
        return count == 1;
    }

    /** Where this part of a length begins. */
    public long first(long length) {
        return boundary(length, index);
    }

    /** Where this part of a length ends: the next one begins there. */
    public long end(long length) {
        return boundary(length, index + 1);
    }

    /** The same as length * parts / count, which may overflow. */
    private long boundary(long length, int parts) {
        return length / count * parts + length % count * parts / count;
    }

    /** Whether this part has a partition, of those that are dealt out one by one. */
    public boolean hasPartition(int partition) {
        return partition % count == index;
    }

    /** What belongs to this part's partitions, of what there is by partition: a new map, in their order. */
    public <T> Map<Integer, T> own(Map<Integer, T> byPartition) {
        Map<Integer, T> own = new TreeMap<>(byPartition);
        own.keySet().removeIf(partition -> !hasPartition(partition));
        return own;
    }

    /** What the names of this part's own files have before their ending; nothing if there is one part only. */
    public String suffix() {
        return isWhole() ? "" : "-%dof%d".formatted(index, count);
    }

    @JsonValue
    @Override
    public String toString() {
        return index + "/" + count;
    }
}
