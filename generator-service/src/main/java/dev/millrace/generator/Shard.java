package dev.millrace.generator;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * One of the equal parts of a file that are made apart: put together in order, they are the file byte for byte.
 *
 * @param index which part, from 0
 * @param count how many parts there are
 */
record Shard(int index, int count) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

    Shard {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("%d/%d is not a shard".formatted(index, count));
        }
    }

    /**
     * Reads {@code i/n}.
     *
     * @throws StageFailure with code 64 if it is no shard
     */
    static Shard parse(String text) {
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

    /** The number of the first of {@code rows} rows that belongs to this part. */
    long first(long rows) {
        return rows * index / count;
    }

    /** The number behind the last that belongs to this part. */
    long end(long rows) {
        return rows * (index + 1) / count;
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
