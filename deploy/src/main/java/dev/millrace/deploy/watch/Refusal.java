package dev.millrace.deploy.watch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cluster says that makes no pod.
 *
 * @param message in its own words, which may be a thousand characters
 */
record Refusal(String message) {
    private static final Pattern PREFIX = Pattern.compile(
            "^(Error creating: )?(pods? \"[^\"]*\" is (forbidden|invalid): )?", Pattern.CASE_INSENSITIVE);
    private static final Pattern CONSTRAINTS =
            Pattern.compile("(unable to validate against any security context constraint): \\[.*");
    /** The constraints of others are no reason. */
    private static final Pattern CONSTRAINT =
            Pattern.compile("provider \"?([^\":]+)\"?: (?!Forbidden: not usable)(.*?)(, provider |]$)");

    private static final Pattern POD_SECURITY = Pattern.compile("(violates PodSecurity [^)]*\\)).*");
    private static final Pattern PERMANENT = Pattern.compile(
            "security context constraint|violates PodSecurity|Invalid value|(max|min)imum \\S+ usage per");

    /** Whether it stays so until a person changes the manifest or the rule. */
    boolean isPermanent() {
        return PERMANENT.matcher(message).find();
    }

    /** The reason, in one clause. */
    String reason() {
        Matcher constraint = CONSTRAINT.matcher(message);
        if (CONSTRAINTS.matcher(message).find() && constraint.find()) {
            return constraint.group(1) + ": " + constraint.group(2);
        }
        String reason = PREFIX.matcher(message).replaceFirst("");
        return POD_SECURITY
                .matcher(CONSTRAINTS.matcher(reason).replaceFirst("$1"))
                .replaceFirst("$1");
    }
}
