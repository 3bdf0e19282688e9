package dev.millrace.testbrowser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;

/** One tab of a browser: what a person does with it, and what it reports. */
public final class Tab implements AutoCloseable {
    private static final int SECONDS = 60;
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final DevTools tools;
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

    Tab(URI browser) {
        this.tools = DevTools.connect(browser, this::hear);
        String target = call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        tools.attach(call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText());
        List.of("Page", "Network", "Log", "Runtime", "DOM").forEach(domain -> call(domain + ".enable", Map.of()));
    }

    /** Opens a page and waits until all of it is there. */
    public void go(URI page) {
        loaded = new CompletableFuture<>();
        requests.clear();
        complaints.clear();
        call("Page.navigate", Map.of("url", page.toString()));
        loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Looks at pages like this from now on. */
    public void look(Look look) {
        boolean isPhone = look.width() < 600;
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", look.width(), "height", look.height(), "deviceScaleFactor", 1, "mobile", isPhone));
        var scheme = Map.of("name", "prefers-color-scheme", "value", look.scheme());
        var stillness = Map.of("name", "prefers-reduced-motion", "value", "reduce");
        call("Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, stillness)));
    }

    /** The value of an expression in JavaScript. */
    public JsonNode evaluate(String expression) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    /**
     * Waits until an expression in JavaScript is true, also over a change of pages.
     *
     * @throws AssertionError if it takes too long, with what the page says
     */
    public void await(String expression) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!isTrue(expression)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never true: %s; the page says: %s; the console: %s"
                        .formatted(
                                expression, evaluate("document.body.innerText").asText(), complaints));
            }
            try {
                Thread.sleep(LOOK_AGAIN.toMillis());
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private boolean isTrue(String expression) {
        // Between two pages there is nothing to look at, which is not true either.
        return evaluate("(() => { try { return Boolean(%s) } catch { return false } })()".formatted(expression))
                .asBoolean();
    }

    /** Presses a key, such as {@code Tab}, {@code Enter} or {@code ArrowDown}. */
    public void press(String key) {
        Map<String, Integer> codes = Map.of(
                "Tab", 9, "Enter", 13, " ", 32, "ArrowLeft", 37, "ArrowUp", 38, "ArrowRight", 39, "ArrowDown", 40);
        Map<String, String> texts = Map.of("Enter", "\r", " ", " ");
        int code = codes.get(key);
        String text = texts.getOrDefault(key, "");
        call(
                "Input.dispatchKeyEvent",
                Map.of("type", "keyDown", "key", key, "windowsVirtualKeyCode", code, "text", text));
        call("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "windowsVirtualKeyCode", code));
    }

    /** Types a text where the focus is. */
    public void type(String text) {
        call("Input.insertText", Map.of("text", text));
    }

    /** Chooses a file, as a person does in the dialog of a field that takes one. */
    public void choose(String selector, Path file) {
        int document = call("DOM.getDocument", Map.of()).at("/root/nodeId").asInt();
        int field = call("DOM.querySelector", Map.of("nodeId", document, "selector", selector))
                .get("nodeId")
                .asInt();
        call("DOM.setFileInputFiles", Map.of("nodeId", field, "files", List.of(file.toString())));
    }

    /** Forgets all cookies, and with them who one is. */
    public void forgetCookies() {
        call("Network.clearBrowserCookies", Map.of());
    }

    /** The whole page, as PNG. */
    public byte[] screenshot() {
        return data("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    }

    /** The page on paper. */
    public byte[] pdf() {
        return data("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    }

    /** What is wrong with the page as it is, as {@code problems}, and its {@code brightness} from 0 to 255. */
    public JsonNode probe() {
        try (var script = Tab.class.getResourceAsStream("probe.js")) {
            return evaluate(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses that were asked for since the page was opened. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** What the console and the browser's log say since the page was opened; violations of its policy too. */
    public List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        tools.close();
    }

    private void hear(String method, JsonNode event) {
        switch (method) {
            case "Network.requestWillBeSent" ->
                requests.add(event.at("/request/url").asText());
            case "Log.entryAdded" -> complaints.add(event.at("/entry/text").asText());
            case "Runtime.consoleAPICalled" -> complaints.add(event.get("args").toString());
            case "Runtime.exceptionThrown" ->
                complaints.add(event.get("exceptionDetails").toString());
            case "Page.loadEventFired" -> loaded.complete(null);
            default -> {}
        }
    }

    private byte[] data(String method, Map<String, ?> parameters) {
        return Base64.getDecoder().decode(call(method, parameters).get("data").asText());
    }

    private JsonNode call(String method, Map<String, ?> parameters) {
        return tools.call(method, parameters);
    }
}
