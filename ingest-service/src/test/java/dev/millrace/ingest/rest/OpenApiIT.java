package dev.millrace.ingest.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the document of the interface against the copy of it that others build on. */
@QuarkusTest
@TestProfile(ServiceProfile.class)
class OpenApiIT extends RunningService {
    private static final Path COPY = Path.of("../docs/openapi.yaml");

    @Test
    void theInterfaceIsAsItIsDocumented() throws IOException {
        // Given
        boolean renew = Boolean.getBoolean("openapi.renew");

        // When
        String document = client.get("/q/openapi?format=yaml").body();

        // Then
        if (renew) {
            Files.writeString(COPY, document);
        }
        assertThat(document)
                .as(
                        "the interface has changed: look whether clients can bear it, and renew docs/openapi.yaml with"
                                + " mvn -pl ingest-service -am verify -Dit.test=OpenApiIT -Dopenapi.renew=true"
                                + " -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false")
                .isEqualTo(Files.exists(COPY) ? Files.readString(COPY) : "");
    }
}
