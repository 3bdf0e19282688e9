package dev.millrace.runtime.process;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.kafka.KafkaFailures;
import org.apache.kafka.common.config.ConfigException;

/**
 * Turns what kept a service from starting into a sentence and an exit code: nearly always a setting that cannot be.
 *
 * <p>The framework says so only in the texts of its exceptions, whose wording the services' tests hold fast; of a text
 * that is not understood nothing is lost, it is just less kind.
 */
public final class FailedStart {
    private static final Pattern WRONG = Pattern.compile(
            "The config property (\\S+) with the config value \"(.*)\" threw an Exception whilst being converted (.*)");
    private static final Pattern EMPTY = Pattern.compile("The config property (\\S+) is defined as the empty String");
    private static final Pattern MISSING = Pattern.compile("The config property (\\S+) is required but");
    private static final Pattern NOT_WHOLE = Pattern.compile("Expected an? (?:integer|long) value");
    private static final Pattern NOT_AMONG = Pattern.compile("allowed values: (.*)");
    private static final Pattern MESSAGE_CODE = Pattern.compile("SRCFG\\d+: ");

    private FailedStart() {}

    /** Explains a failed start: code 64 if a setting is to blame, 70 otherwise. */
    public static StageFailure of(Throwable cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof StageFailure known) {
                return known;
            }
            String text = String.valueOf(link.getMessage());
            Matcher wrong = WRONG.matcher(text);
            if (wrong.find()) {
                return usage("%s=%s will not do: %s."
                        .formatted(variable(wrong.group(1)), wrong.group(2), reason(wrong.group(3))));
            }
            if (link instanceof ConfigException) {
                return usage("No Kafka client can be made (%s): check --kafka and --kafka-property.".formatted(text));
            }
            Matcher empty = EMPTY.matcher(text);
            if (empty.find()) {
                return usage("%s is empty: give it a value, or unset it.".formatted(variable(empty.group(1))));
            }
            Matcher missing = MISSING.matcher(text);
            if (missing.find()) {
                return usage("%s is not set: give it a value.".formatted(variable(missing.group(1))));
            }
        }
        return new StageFailure(
                ExitCode.BUG,
                "The service could not start (%s): its log says more."
                        .formatted(KafkaFailures.root(cause).getClass().getSimpleName()),
                cause);
    }

    private static StageFailure usage(String sentence) {
        return new StageFailure(ExitCode.USAGE, sentence);
    }

    /** The environment variable of a property, by the rule of MicroProfile Config. */
    private static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }

    private static String reason(String text) {
        Matcher among = NOT_AMONG.matcher(text);
        if (among.find()) {
            return "it must be one of " + among.group(1).replace(",", ", ");
        }
        return NOT_WHOLE.matcher(text).find()
                ? "it must be a whole number"
                : MESSAGE_CODE.matcher(text).replaceAll("");
    }
}
