package dev.millrace.deploy.watch;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a quota says when it refuses a pod, such as {@code exceeded quota: compute, requested: limits.cpu=1, used:
 * limits.cpu=3, limited: limits.cpu=3}.
 *
 * @param name the quota's
 * @param requested what was asked for
 * @param used what others have
 * @param limited what there may be
 */
record QuotaMessage(String name, String requested, String used, String limited) {
    private static final Pattern TEXT =
            Pattern.compile("exceeded quota: (\\S+), requested: (.*?), used: (.*?), limited: (.*)");

    /** Reads a message; empty if it is about something else. */
    static Optional<QuotaMessage> parse(String message) {
        Matcher text = TEXT.matcher(message);
        return text.find()
                ? Optional.of(new QuotaMessage(text.group(1), text.group(2), text.group(3), text.group(4)))
                : Optional.empty();
    }
}
