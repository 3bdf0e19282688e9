package dev.millrace.ingest.security;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * A file that holds one token, such as a mounted Secret. Who else may read it is not asked: a mounted Secret is readable by
 * all in its container, and nobody else is in there.
 */
record TokenFile(Path path) {
    private static final int SHORTEST = 16;
    private static final int LARGEST = 4_096;

    /**
     * The token: the file's text without white space around it.
     *
     * @throws StageFailure with code 64 if there is none that will do; its sentence names the file, and nothing in it
     */
    byte[] token() {
        String text = text().strip();
        if (text.length() < SHORTEST) {
            throw unfit("its token must have at least %d characters".formatted(SHORTEST));
        }
        if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw unfit("a token is one word of plain letters, digits and signs");
        }
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private String text() {
        try {
            if (Files.size(path) > LARGEST) {
                throw unfit("it is too large for a token");
            }
            return Files.readString(path);
        } catch (CharacterCodingException e) {
            throw unfit("a token is one word of plain letters, digits and signs");
        } catch (IOException e) {
            throw unfit("it cannot be read");
        }
    }

    private StageFailure unfit(String why) {
        return new StageFailure(
                ExitCode.USAGE,
                "The token file %s will not do: %s. Make a token with: openssl rand -hex 32".formatted(path, why));
    }
}
