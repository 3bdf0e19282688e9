package dev.millrace.cli.options;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Pattern;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the values of options: each says in words what it expects. */
final class Converters {
    private Converters() {}

    private static String matching(Pattern pattern, String text, String wanted) {
        if (!pattern.matcher(text).matches()) {
            throw refused(text, wanted);
        }
        return text;
    }

    private static TypeConversionException refused(String text, String wanted) {
        return new TypeConversionException("'%s' is not %s".formatted(text, wanted));
    }

    private static long number(String text, long least, long most, String wanted) {
        try {
            long value = Long.parseLong(text.replace("_", "").replace(",", ""));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Said below, in words.
        }
        throw refused(text, wanted);
    }

    /** A number of rows; {@code 100,000} and {@code 100_000} are read too. */
    static final class Count implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return number(text, 1, Long.MAX_VALUE, "a number of rows, such as 100000");
        }
    }

    /** Any whole number. */
    static final class Seed implements ITypeConverter<Long> {
        @Override
        public Long convert(String text) {
            return number(text, Long.MIN_VALUE, Long.MAX_VALUE, "a whole number, such as 42");
        }
    }

    /** A positive whole number. */
    static final class Whole implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) number(text, 1, Integer.MAX_VALUE, "a whole number of at least 1");
        }
    }

    /** A TCP port. */
    static final class Port implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            return (int) number(text, 1, 65535, "a port, 1 to 65535");
        }
    }

    /** A count or a percentage. */
    static final class Tolerance implements ITypeConverter<String> {
        private static final Pattern TOLERANCE = Pattern.compile("\\d{1,18}|(100|\\d{1,2})(\\.\\d+)?%");

        @Override
        public String convert(String text) {
            return matching(TOLERANCE, text, "a count such as 10 or a percentage such as 1%");
        }
    }

    /** A part of a whole. */
    static final class Shard implements ITypeConverter<String> {
        private static final Pattern SHARD = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

        @Override
        public String convert(String text) {
            var parts = SHARD.matcher(text);
            if (!parts.matches() || Integer.parseInt(parts.group(1)) >= Integer.parseInt(parts.group(2))) {
                throw refused(text, "a part such as 0/4, 1/4, 2/4 or 3/4");
            }
            return text;
        }
    }

    /** A registry, and a path in it. */
    static final class Image implements ITypeConverter<String> {
        private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9.-]+(:\\d{1,5})?(/[a-z0-9._-]+)*");

        @Override
        public String convert(String text) {
            return matching(PREFIX, text.replaceFirst("/$", ""), "REGISTRY/PATH such as quay.io/shop");
        }
    }

    /** The id of a batch. */
    static final class BatchName implements ITypeConverter<String> {
        private static final Pattern ID = Pattern.compile("[0-9a-f]{16}");

        @Override
        public String convert(String text) {
            return matching(ID, text, "a batch id, which has sixteen hexadecimal digits");
        }
    }

    /** One or more brokers. */
    static final class Bootstrap implements ITypeConverter<String> {
        private static final String ONE = "(\\[[^\\]]+]|[^,\\s:\\[]+):\\d{1,5}";
        private static final Pattern ADDRESSES = Pattern.compile(ONE + "(," + ONE + ")*");

        @Override
        public String convert(String text) {
            return matching(ADDRESSES, text, "an address such as localhost:9092");
        }
    }

    /** A duration: {@code 90s}, {@code 10m}, {@code 1h}, {@code 1h30m} or ISO 8601. */
    static final class Time implements ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            String upper = text.toUpperCase(Locale.ROOT);
            try {
                Duration time = Duration.parse(upper.startsWith("P") ? upper : "PT" + upper);
                if (!time.isNegative()) {
                    return time;
                }
            } catch (DateTimeParseException e) {
                // Said below, in words.
            }
            throw refused(text, "a time such as 90s or 10m");
        }
    }
}
