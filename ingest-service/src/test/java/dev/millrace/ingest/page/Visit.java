package dev.millrace.ingest.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.millrace.testbrowser.Look;
import dev.millrace.testbrowser.Tab;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person does on the pages of the service, and sees there. */
final class Visit {
    /** Where pictures of all that is looked at go, for a person to look at, too. */
    private static final String PICTURES = System.getProperty("pages.pictures");

    private final Tab tab;
    private final URI service;

    Visit(Tab tab, URI service) {
        this.tab = tab;
        this.service = service;
    }

    Tab tab() {
        return tab;
    }

    void logIn(String token) {
        tab.look(Look.WIDE);
        go("/login");
        tab.evaluate("document.querySelector('#token').focus()");
        tab.type(token);
        tab.press("Enter");
        tab.await("location.pathname === '/' && document.readyState === 'complete'");
    }

    void go(String path) {
        tab.go(service.resolve(path));
    }

    /** Waits until the page says something. */
    void reads(String text) {
        tab.await("document.querySelector('main')?.innerText.includes(%s)".formatted(quoted(text)));
    }

    String text(String selector) {
        return tab.evaluate("document.querySelector(%s)?.innerText".formatted(quoted(selector)))
                .asText();
    }

    boolean has(String selector) {
        return tab.evaluate("document.querySelector(%s) !== null".formatted(quoted(selector)))
                .asBoolean();
    }

    void click(String selector) {
        tab.evaluate("document.querySelector(%s).click()".formatted(quoted(selector)));
    }

    /** Fills in a field. */
    void fill(String selector, String value) {
        tab.evaluate("document.querySelector(%s).value = %s".formatted(quoted(selector), quoted(value)));
    }

    /** Chooses to upload a file of sales, and to let so many rows be rejected. */
    void upload(Path file, String maxRejected) {
        click("[value=upload]");
        tab.await("document.querySelector('#dataset').options.length > 1");
        tab.choose("#file", file);
        fill("#dataset", "sales");
        fill("#maxRejected", maxRejected);
        click("#start button");
    }

    /** The last part of the address that one has come to by starting a batch. */
    String startedBatch() {
        tab.await("location.pathname.startsWith('/view/') && document.readyState === 'complete'");
        String path = tab.evaluate("location.pathname").asText();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Looks at the page that is open in every way, and finds nothing wrong with it, in the console neither. */
    void isWholeAndQuietOnEveryScreen(String name) {
        isWholeOnEveryScreen(name);
        isQuiet();
    }

    /** Looks at the page that is open in every way, and finds nothing wrong with it. */
    void isWholeOnEveryScreen(String name) {
        for (Look look : Look.values()) {
            tab.look(look);
            JsonNode seen = tab.probe();
            picture(name, look);
            assertThat(seen.get("problems"))
                    .as("problems of %s, %s", name, look)
                    .isEmpty();
            boolean isDark = look == Look.DARK || look == Look.DARK_PHONE;
            assertThat(seen.get("brightness").asInt() < 50)
                    .as("darkness of %s, %s", name, look)
                    .isEqualTo(isDark);
        }
        tab.look(Look.WIDE);
    }

    /** Nothing was complained about, and nothing was asked of anybody else. */
    private void isQuiet() {
        assertThat(tab.complaints()).isEmpty();
        assertThat(tab.requests())
                .allMatch(address -> address.startsWith(service.resolve("/").toString()));
    }

    /** What the tabulator key leads to, from the beginning of the page to its end. */
    List<String> wayOfTheKeyboard() {
        tab.evaluate("document.activeElement.blur()");
        String where = "(() => { const it = document.activeElement;"
                + " return it === document.body ? '' : it.id || it.value || it.innerText.trim() })()";
        List<String> way = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            tab.press("Tab");
            String at = tab.evaluate(where).asText();
            if (at.isEmpty()) {
                break;
            }
            way.add(at);
        }
        return way;
    }

    private void picture(String name, Look look) {
        if (PICTURES == null) {
            return;
        }
        try {
            Path directory = Files.createDirectories(Path.of(PICTURES));
            String file = "%s-%s.png"
                    .formatted(name, look.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            Files.write(directory.resolve(file), tab.screenshot());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
