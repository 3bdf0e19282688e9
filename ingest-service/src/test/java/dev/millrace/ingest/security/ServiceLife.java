package dev.millrace.ingest.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

import io.quarkus.test.junit.QuarkusTestProfile;

/** The service as it is in service life, on free ports, with no broker behind it: nothing here waits for one. */
public abstract class ServiceLife implements QuarkusTestProfile {
    static final String TRIGGER = "trigger-token-0123456789";
    static final String READ = "read-token-0123456789";

    @Override
    public String getConfigProfile() {
        return "service";
    }

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "millrace.mode",
                "service",
                "millrace.out",
                temporary("out").toString(),
                "kafka.bootstrap.servers",
                "127.0.0.1:1",
                "kafka.default.api.timeout.ms",
                "1000",
                "kafka.request.timeout.ms",
                "500",
                "quarkus.devservices.enabled",
                "false",
                "quarkus.http.test-port",
                "0",
                "quarkus.management.test-port",
                "0"));
        settings.putAll(lock());
        return settings;
    }

    /** What opens it, and what keeps it closed. */
    abstract Map<String, String> lock();

    /** Two files, each with a token. */
    public static final class ByTokens extends ServiceLife {
        @Override
        Map<String, String> lock() {
            return Map.of(
                    "millrace.service.trigger-token-file", file(TRIGGER),
                    "millrace.service.read-token-file", file(READ),
                    "quarkus.http.proxy.proxy-address-forwarding", "true");
        }
    }

    /** Nothing: it is open. */
    public static final class Open extends ServiceLife {
        @Override
        Map<String, String> lock() {
            return Map.of("millrace.service.open", "true");
        }
    }

    /** A server that vouches for tokens, of which its public key is known; and one token file. */
    public static final class ByOidc extends ServiceLife {
        @Override
        Map<String, String> lock() {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                generator.initialize(2_048);
                KeyPair keys = generator.generateKeyPair();
                return Map.of(
                        "millrace.service.trigger-token-file", file(TRIGGER),
                        "quarkus.oidc.public-key", text(keys.getPublic()),
                        "quarkus.oidc.token.issuer", "https://oidc.example",
                        "test.private-key", text(keys.getPrivate()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String text(Key key) {
            return Base64.getEncoder().encodeToString(key.getEncoded());
        }
    }

    static String file(String token) {
        try {
            return Files.writeString(temporary("token").resolve("token"), token + "\n")
                    .toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporary(String name) {
        try {
            Path directory = Files.createTempDirectory("millrace-" + name);
            directory.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
