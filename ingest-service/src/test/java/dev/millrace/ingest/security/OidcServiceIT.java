package dev.millrace.ingest.security;

import java.net.URI;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.jwt.build.Jwt;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A service that believes an OIDC server, and one token of its own besides. */
@QuarkusTest
@TestProfile(ServiceLife.ByOidc.class)
class OidcServiceIT {
    @TestHTTPResource("/")
    URI address;

    @ConfigProperty(name = "test.private-key")
    String key;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(address);
    }

    @Test
    void aTokenThatSaysReadMayReadAndNotTrigger() {
        // Given
        String token = token("https://oidc.example", Duration.ofMinutes(5), "read");

        // When
        HttpResponse<String> looking = visitor.get("/till", "Authorization", "Bearer " + token);
        HttpResponse<String> taking = visitor.post("/till", "Authorization", "Bearer " + token);

        // Then
        assertThat(looking.body()).isEqualTo("full");
        assertThat(taking.statusCode()).isEqualTo(403);
        assertThat(taking.body()).contains("\"title\":\"Not allowed\"");
    }

    @Test
    void aTokenThatSaysTriggerMayDoBoth() {
        // Given
        String token = token("https://oidc.example", Duration.ofMinutes(5), "trigger");

        // When
        HttpResponse<String> looking = visitor.get("/till", "Authorization", "Bearer " + token);
        HttpResponse<String> taking = visitor.post("/till", "Authorization", "Bearer " + token);

        // Then
        assertThat(looking.body()).isEqualTo("full");
        assertThat(taking.body()).isEqualTo("taken");
    }

    @Test
    void aTokenWithoutOurRolesMayNothing() {
        // Given
        String token = token("https://oidc.example", Duration.ofMinutes(5), "admin");

        // When
        HttpResponse<String> answer = visitor.get("/till", "Authorization", "Bearer " + token);

        // Then
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenOfAnotherServerOrOfYesterdayOrWithoutSignatureIsNone() {
        // Given
        String foreign = token("https://evil.example", Duration.ofMinutes(5), "trigger");
        String old = token("https://oidc.example", Duration.ofMinutes(-5), "trigger");
        String good = token("https://oidc.example", Duration.ofMinutes(5), "trigger");
        String unsigned = good.substring(0, good.lastIndexOf('.') + 1);

        // When
        List<HttpResponse<String>> answers = List.of(foreign, old, unsigned, "nonsense-0123456789").stream()
                .map(token -> visitor.get("/till", "Authorization", "Bearer " + token))
                .toList();

        // Then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("WWW-Authenticate").orElseThrow())
                    .startsWith("Bearer");
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        });
    }

    @Test
    void ourOwnTokenAndItsSessionsGoOnWorking() {
        // When
        HttpResponse<String> taking = visitor.post("/till", "Authorization", "Bearer " + ServiceLife.TRIGGER);
        HttpResponse<String> login = visitor.login(ServiceLife.TRIGGER, "/");
        HttpResponse<String> nobody = visitor.get("/till");

        // Then
        assertThat(taking.body()).isEqualTo("taken");
        assertThat(login.statusCode()).isEqualTo(303);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.body()).contains("Who are you?");
    }

    private String token(String issuer, Duration lifetime, String role) {
        try {
            PrivateKey signer = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(key)));
            return Jwt.issuer(issuer)
                    .subject("somebody")
                    .claim("roles", List.of(role))
                    .expiresAt(java.time.Instant.now().plus(lifetime))
                    .sign(signer);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
