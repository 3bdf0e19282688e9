package dev.millrace.ingest.batch;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How many records of a batch may be rejected before the batch is given up.
 *
 * @param text as a person writes it: a count such as {@code 10}, or a share such as {@code 1%}
 */
public record MaxRejected(String text) {
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final Pattern SHARE = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?%");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public MaxRejected {
        if (!COUNT.matcher(text).matches()
                && (!SHARE.matcher(text).matches() || percent(text).compareTo(HUNDRED) > 0)) {
            throw new IllegalArgumentException(
                    "'%s' is no limit for rejected rows: write a count such as 10, or a share such as 1%%"
                            .formatted(text));
        }
    }

    /**
     * Whether the batch is given up, as far as can be said before its end: a share is known at the end only.
     */
    public boolean isPassed(long rejected) {
        return !isShare() && rejected > Long.parseLong(text);
    }

    /** Whether the batch is given up, with all its records read. */
    public boolean isPassedAtEnd(long rejected, long records) {
        return isShare()
                ? HUNDRED.multiply(BigDecimal.valueOf(rejected))
                                .compareTo(percent(text).multiply(BigDecimal.valueOf(records)))
                        > 0
                : isPassed(rejected);
    }

    private boolean isShare() {
        return text.endsWith("%");
    }

    private static BigDecimal percent(String text) {
        return new BigDecimal(text.substring(0, text.length() - 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
