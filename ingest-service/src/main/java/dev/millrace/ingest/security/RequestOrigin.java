package dev.millrace.ingest.security;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a request comes from, by the headers that a browser sets and no script can forge: Host, Origin, Sec-Fetch-Site. */
record RequestOrigin(String host, Optional<String> origin, Optional<String> site) {
    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    /** Whether a method only looks. */
    static boolean isHarmless(String method) {
        return HARMLESS.contains(method);
    }

    /** Whether a page of this service sent it: known only of what browsers send. */
    boolean isOurPage() {
        // Over plain HTTP, unless to localhost, browsers say nothing of the site.
        return site.map("same-origin"::equals)
                .orElseGet(() -> origin.filter(this::isOurs).isPresent());
    }

    /** Whether it may be sent without a credential that a browser adds by itself: from our page, or by no page at all. */
    boolean isNoForeignPage() {
        return site.isEmpty() && origin.isEmpty() || isOurPage();
    }

    /** Whether the client called this machine by a name that no one else can give to theirs. */
    boolean isLoopback() {
        return LOOPBACK.matcher(host).matches();
    }

    private boolean isOurs(String text) {
        try {
            String authority = URI.create(text).getRawAuthority();
            return authority != null && authority.toLowerCase(Locale.ROOT).equals(host.toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
