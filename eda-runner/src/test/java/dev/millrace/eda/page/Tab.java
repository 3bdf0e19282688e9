package dev.millrace.eda.page;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** One tab of a browser, and what it reports. */
final class Tab implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();
    private WebSocket socket;
    private String session;

    private Tab() {}

    static Tab open(HttpClient client, URI browser) {
        Tab tab = new Tab();
        tab.socket = client.newWebSocketBuilder().buildAsync(browser, tab).join();
        String target = tab.call("Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId")
                .asText();
        tab.session = tab.call("Target.attachToTarget", Map.of("targetId", target, "flatten", true))
                .get("sessionId")
                .asText();
        List.of("Page", "Network", "Log", "Runtime").forEach(domain -> tab.call(domain + ".enable", Map.of()));
        return tab;
    }

    /** Opens a file and waits until all of it is there. */
    void go(Path file) {
        loaded = new CompletableFuture<>();
        requests.clear();
        complaints.clear();
        call("Page.navigate", Map.of("url", file.toUri().toString()));
        loaded.orTimeout(SECONDS, TimeUnit.SECONDS).join();
    }

    /** Looks at pages through a window of so many CSS pixels. */
    void resize(int width, int height) {
        call(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** Prefers {@code light} or {@code dark}. */
    void prefer(String scheme) {
        call(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** The value of an expression in JavaScript. */
    JsonNode evaluate(String expression) {
        JsonNode answer = call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(answer.get("exceptionDetails").toString());
        }
        return answer.get("result").path("value");
    }

    byte[] screenshot() {
        return data("Page.captureScreenshot", Map.of("captureBeyondViewport", true));
    }

    byte[] pdf() {
        return data("Page.printToPDF", Map.of("preferCSSPageSize", true, "printBackground", true));
    }

    /** The addresses that were asked for since the page was opened. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** What the console and the browser's log say since the page was opened. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        message.append(part);
        if (isLast) {
            String whole = message.toString();
            message.setLength(0);
            try {
                receive(JSON.readTree(whole));
            } catch (JsonProcessingException e) {
                complaints.add("not JSON: " + e);
            }
        }
        from.request(1);
        return null;
    }

    private void receive(JsonNode received) {
        if (received.has("id")) {
            answers.remove(received.get("id").asInt()).complete(received);
            return;
        }
        JsonNode event = received.path("params");
        switch (received.path("method").asText()) {
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
        int id = last.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        var command = JSON.createObjectNode().put("id", id).put("method", method);
        command.set("params", JSON.valueToTree(parameters));
        if (session != null) {
            command.put("sessionId", session);
        }
        socket.sendText(command.toString(), true).join();
        JsonNode received = answer.orTimeout(SECONDS, TimeUnit.SECONDS).join();
        if (received.has("error")) {
            throw new IllegalStateException(method + ": " + received.get("error"));
        }
        return received.get("result");
    }
}
