package dev.millrace.ingest.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/** The tokens that open the service. Only hashes of them are kept. */
record AccessTokens(Map<Role, byte[]> hashes) {
    /**
     * Reads the tokens from their files.
     *
     * @throws StageFailure with code 64 if a file will not do, or both hold the same token
     */
    static AccessTokens in(Optional<TokenFile> trigger, Optional<TokenFile> read) {
        Map<Role, byte[]> hashes = new EnumMap<>(Role.class);
        trigger.ifPresent(file -> hashes.put(Role.TRIGGER, hash(file.token())));
        read.ifPresent(file -> hashes.put(Role.READ, hash(file.token())));
        if (hashes.size() > 1 && MessageDigest.isEqual(hashes.get(Role.TRIGGER), hashes.get(Role.READ))) {
            throw new StageFailure(
                    ExitCode.USAGE,
                    "The token files %s and %s hold the same token: who may only read needs another one."
                            .formatted(trigger.get().path(), read.get().path()));
        }
        return new AccessTokens(hashes);
    }

    boolean isEmpty() {
        return hashes.isEmpty();
    }

    /** What the bearer of a token may do; takes as long for every token of a length. */
    Optional<Role> roleOf(String token) {
        byte[] presented = hash(token.getBytes(StandardCharsets.UTF_8));
        Role found = null;
        for (Map.Entry<Role, byte[]> entry : hashes.entrySet()) {
            if (MessageDigest.isEqual(entry.getValue(), presented)) {
                found = entry.getKey();
            }
        }
        return Optional.ofNullable(found);
    }

    /** What is known to whoever has the token files, and changes with each of them. */
    byte[] fingerprint() {
        MessageDigest digest = sha256();
        hashes.forEach((role, hash) -> {
            digest.update(role.name().getBytes(StandardCharsets.US_ASCII));
            digest.update(hash);
        });
        return digest.digest();
    }

    private static byte[] hash(byte[] token) {
        return sha256().digest(token);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
