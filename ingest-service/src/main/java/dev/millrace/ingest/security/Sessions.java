package dev.millrace.ingest.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Sessions that nobody keeps: the cookie says what its bearer may do, and until when, signed with a key made from the
 * tokens. So every replica takes it, and a changed token ends it.
 */
final class Sessions {
    static final String COOKIE = "millrace-session";
    static final Duration LIFETIME = Duration.ofHours(12);

    private static final Pattern VALUE = Pattern.compile("((READ|TRIGGER)\\.(\\d{1,12}))\\.([\\w-]{43})");
    private static final byte[] PURPOSE = "millrace session 1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;
    private final Clock clock;

    Sessions(AccessTokens tokens, Clock clock) {
        this.key = mac(tokens.fingerprint(), PURPOSE);
        this.clock = clock;
    }

    /** A cookie's value for a session that begins now. */
    String begin(Role role) {
        String claim = role.name() + "." + clock.instant().plus(LIFETIME).getEpochSecond();
        return claim + "." + signature(claim);
    }

    /** What the bearer of a cookie may do: nothing if it is over, or not one of ours. */
    Optional<Role> roleOf(String cookie) {
        Matcher value = VALUE.matcher(cookie);
        if (!value.matches()) {
            return Optional.empty();
        }
        byte[] expected = signature(value.group(1)).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(expected, value.group(4).getBytes(StandardCharsets.US_ASCII));
        boolean over = clock.instant().getEpochSecond() >= Long.parseLong(value.group(3));
        return ours && !over ? Optional.of(Role.valueOf(value.group(2))) : Optional.empty();
    }

    private String signature(String claim) {
        byte[] signature = mac(key, claim.getBytes(StandardCharsets.US_ASCII));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
