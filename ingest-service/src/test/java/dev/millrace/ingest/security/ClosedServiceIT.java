package dev.millrace.ingest.security;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A service with a token for those who may trigger and one for those who may read. */
@QuarkusTest
@TestProfile(ServiceLife.ByTokens.class)
class ClosedServiceIT {
    private static final String[] TRIGGER = {"Authorization", "Bearer " + ServiceLife.TRIGGER};
    private static final String[] READ = {"Authorization", "bearer " + ServiceLife.READ};

    @TestHTTPResource("/")
    URI address;

    private Visitor visitor;

    @BeforeEach
    void arrive() {
        visitor = new Visitor(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/till",
                "/till/forgotten",
                "/batches",
                "/no/such/path",
                "/login/../till",
                "/login%2f..%2ftill",
                "/assets/../till/forgotten",
                "/q/openapi"
            })
    void aProgramWithoutATokenIsToldToSendOne(String path) {
        // When
        HttpResponse<String> answer = visitor.get(path);

        // Then
        assertRefused(answer, 401, "Who are you?");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer wrong-token-0123456789", "Bearer ", "Bearer", "Basic dHJpZ2dlcjp0cmlnZ2Vy", "nonsense"})
    void aWrongTokenIsRefusedAfterAWhileAndNotRepeated(String authorization) {
        // Given
        Instant before = Instant.now();

        // When
        HttpResponse<String> answer = visitor.get("/till", "Authorization", authorization);

        // Then
        assertRefused(answer, 401, "Unknown token");
        assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(answer.body()).doesNotContain("wrong-token").doesNotContain("dHJp");
        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(450));
    }

    @Test
    void whoMayReadMayNotTrigger() {
        // When
        HttpResponse<String> looking = visitor.get("/till", READ);
        HttpResponse<String> taking = visitor.post("/till", READ);

        // Then
        assertThat(looking.body()).isEqualTo("full");
        assertRefused(taking, 403, "Not allowed");
    }

    @Test
    void aResourceMayAskForMoreThanItsMethodDoes() {
        // When
        HttpResponse<String> reader = visitor.get("/till/owner", READ);
        HttpResponse<String> owner = visitor.get("/till/owner", TRIGGER);

        // Then
        assertRefused(reader, 403, "Not allowed");
        assertThat(owner.body()).isEqualTo("all of it");
    }

    @Test
    void whoMayTriggerMayRead() {
        // When
        HttpResponse<String> looking = visitor.get("/till", TRIGGER);
        HttpResponse<String> taking = visitor.post("/till", TRIGGER);

        // Then
        assertThat(looking.body()).isEqualTo("full");
        assertThat(taking.body()).isEqualTo("taken");
    }

    @Test
    void aBrowserIsLedToTheLoginAndBack() {
        // When
        HttpResponse<String> led = visitor.get("/till?a=b", "Accept", "text/html,*/*;q=0.8");
        HttpResponse<String> page =
                visitor.get(led.headers().firstValue("Location").orElseThrow());
        HttpResponse<String> back = visitor.login(ServiceLife.READ, "%2Ftill%3Fa%3Db");

        // Then
        assertThat(led.statusCode()).isEqualTo(303);
        assertThat(led.headers().firstValue("Location")).contains("/login?next=%2Ftill%3Fa%3Db");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("name=\"next\" value=\"/till?a=b\"");
        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains("/till?a=b");
    }

    @Test
    void theLoginLeadsNowhereElseAndShowsNothingAsMarkup() {
        // When
        HttpResponse<String> page = visitor.get("/login?next=%22%3E%3Cscript%3E");
        HttpResponse<String> away = visitor.login(ServiceLife.READ, "%2F%2Fevil.example");

        // Then
        assertThat(page.body()).doesNotContain("\"><script>").contains("value=\"/\"");
        assertThat(away.headers().firstValue("Location")).contains("/");
    }

    @Test
    void theTokenOfALinkIsTakenFromItByOurOwnScript() {
        // When
        HttpResponse<String> page = visitor.get("/login");
        HttpResponse<String> script = visitor.get("/security/login.js");
        HttpResponse<String> style = visitor.get("/assets/page.css");

        // Then
        assertThat(page.body())
                .contains("<script src=\"/security/login.js\" defer></script>")
                .doesNotContain("<style")
                .doesNotContain(" style=");
        assertThat(script.statusCode()).isEqualTo(200);
        assertThat(script.body()).contains("location.hash").contains("replaceState");
        assertThat(style.statusCode()).isEqualTo(200);
    }

    @Test
    void aSessionIsACookieThatNoScriptAndNoOtherSiteCanUse() {
        // When
        String cookie = visitor.login(ServiceLife.TRIGGER, "/")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow();

        // Then
        assertThat(cookie)
                .matches("millrace-session=TRIGGER\\.\\d+\\.[\\w-]{43};.*")
                .containsIgnoringCase(";HttpOnly")
                .containsIgnoringCase(";SameSite=Strict")
                .containsIgnoringCase(";Path=/")
                .containsIgnoringCase("Max-Age=43200")
                .doesNotContain(ServiceLife.TRIGGER)
                .doesNotContainIgnoringCase("Secure");
    }

    @Test
    void behindAProxyThatSpeaksHttpsTheSessionIsForHttpsAlone() {
        // When
        HttpResponse<String> answer =
                visitor.login(ServiceLife.TRIGGER, "/", "X-Forwarded-Proto", "https", "Sec-Fetch-Site", "same-origin");

        // Then
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow()).contains(";Secure;");
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).contains("max-age=31536000");
    }

    @Test
    void aWrongTokenBeginsNoSession() {
        // When
        HttpResponse<String> answer = visitor.login("wrong-token-0123456789", "/");

        // Then
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("role=\"alert\">This service does not know the token.")
                .doesNotContain("wrong-token");
    }

    @Test
    void aStrangerCannotFillTheMemoryThroughTheLogin() {
        // Given
        String type = "application/x-www-form-urlencoded";
        byte[] body = ("token=" + ServiceLife.READ + "&next=" + "x".repeat(16_384)).getBytes(StandardCharsets.UTF_8);

        // When
        HttpResponse<String> large = visitor.login(BodyPublishers.ofByteArray(body), type);
        HttpResponse<String> endless =
                visitor.login(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), type);
        HttpResponse<String> other = visitor.login(BodyPublishers.ofString("token=x"), "text/plain");

        // Then
        assertRefused(large, 413, "Request Entity Too Large");
        assertRefused(endless, 411, "Length Required");
        assertRefused(other, 415, "Unsupported Media Type");
    }

    @Test
    void theCookieIsEnoughForOurOwnPage() {
        // Given
        String session = session(ServiceLife.TRIGGER);

        // When
        HttpResponse<String> looking = visitor.get("/till", "Cookie", session);
        HttpResponse<String> taking = visitor.post("/till", "Cookie", session, "Origin", visitor.origin());

        // Then
        assertThat(looking.body()).isEqualTo("full");
        assertThat(taking.body()).isEqualTo("taken");
    }

    @ParameterizedTest
    @CsvSource({
        "Origin, http://evil.example",
        "Origin, null",
        "Sec-Fetch-Site, cross-site",
        "Sec-Fetch-Site, same-site",
        "X-Nothing, said"
    })
    void aPageOfAnotherSiteCannotUseTheCookie(String header, String value) {
        // Given
        String session = session(ServiceLife.TRIGGER);

        // When
        HttpResponse<String> answer = visitor.post("/till", "Cookie", session, header, value);

        // Then
        assertRefused(answer, 403, "Not from here");
    }

    @Test
    void aCookieThatWasChangedOrIsOverIsNone() {
        // Given
        String session = session(ServiceLife.READ);
        AccessTokens tokens = AccessTokens.in(
                Optional.of(new TokenFile(Path.of(ServiceLife.file(ServiceLife.TRIGGER)))),
                Optional.of(new TokenFile(Path.of(ServiceLife.file(ServiceLife.READ)))));
        Instant yesterday = Instant.now().minus(Duration.ofDays(1));
        String over = new Sessions(tokens, Clock.fixed(yesterday, ZoneOffset.UTC)).begin(Role.READ);
        String alive = new Sessions(tokens, Clock.systemUTC()).begin(Role.READ);

        // When
        HttpResponse<String> changed = visitor.get("/till", "Cookie", session.replace("READ", "TRIGGER"));
        HttpResponse<String> late = visitor.get("/till", "Cookie", "millrace-session=" + over);

        // Then
        assertRefused(changed, 401, "Who are you?");
        assertRefused(late, 401, "Who are you?");
        assertThat(visitor.get("/till", "Cookie", "millrace-session=" + alive).body())
                .isEqualTo("full");
    }

    @Test
    void whoLogsOutHasNoCookieAnyMore() {
        // Given
        String session = session(ServiceLife.READ);

        // When
        HttpResponse<String> answer = visitor.post("/logout", "Cookie", session, "Origin", visitor.origin());

        // Then
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith("millrace-session=;")
                .contains("Max-Age=0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/till", "/login", "/security/login.js", "/no/such/path", "/q/health", "/batches/1/report/"})
    void everyAnswerSaysWhatABrowserMustNotDo(String path) {
        // When
        HttpResponse<String> answer = visitor.get(path);

        // Then
        var headers = answer.headers();
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; ")
                .contains("frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("script-src 'unsafe");
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("Referrer-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("same-origin");
        assertThat(headers.firstValue("Permissions-Policy")).isPresent();
        assertThat(headers.firstValue("Cache-Control")).contains(path.endsWith(".js") ? "no-cache" : "no-store");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
        assertThat(headers.firstValue("X-Powered-By")).isEmpty();
    }

    @Test
    void aReportIsShownInASandboxWithoutScripts() {
        // When
        HttpResponse<String> answer = visitor.get("/batches/0123/report/index.html", READ);

        // Then
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                .endsWith("; sandbox")
                .doesNotContain("script-src");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/metrics", "/q/dev-ui", "/q/arc/beans", "/q", "/q/", "/q/../q/health"})
    void whatQuarkusSaysOfItselfIsNotToBeHadHere(String path) {
        // When
        HttpResponse<String> answer = visitor.get(path, TRIGGER);

        // Then
        assertRefused(answer, 404, "Not here");
    }

    @Test
    void aHeaderThatIsTooLargeIsNotKept() {
        // When
        HttpResponse<String> answer = visitor.get("/login", "X-Large", "x".repeat(17_000));

        // Then
        assertThat(answer.statusCode()).isEqualTo(431);
    }

    private String session(String token) {
        String cookie =
                visitor.login(token, "/").headers().firstValue("Set-Cookie").orElseThrow();
        return cookie.substring(0, cookie.indexOf(';'));
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String title) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"title\":\"" + title + "\"", "\"status\":" + status);
    }
}
