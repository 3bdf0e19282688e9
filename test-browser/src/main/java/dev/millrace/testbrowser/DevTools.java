package dev.millrace.testbrowser;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The DevTools protocol: calls and their answers, and events, over one WebSocket. */
final class DevTools implements AutoCloseable, WebSocket.Listener {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SECONDS = 60;

    private final BiConsumer<String, JsonNode> events;
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger last = new AtomicInteger();
    private final StringBuilder message = new StringBuilder();
    private WebSocket socket;
    private String session;

    private DevTools(BiConsumer<String, JsonNode> events) {
        this.events = events;
    }

    /**
     * Connects.
     *
     * @param events is given the method and the parameters of each event
     */
    static DevTools connect(URI browser, BiConsumer<String, JsonNode> events) {
        DevTools tools = new DevTools(events);
        tools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(browser, tools)
                .join();
        return tools;
    }

    /** Lets all further calls be about one tab. */
    void attach(String session) {
        this.session = session;
    }

    /** Calls, and waits for the answer. */
    JsonNode call(String method, Map<String, ?> parameters) {
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

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
        message.append(part);
        if (isLast) {
            String whole = message.toString();
            message.setLength(0);
            receive(whole);
        }
        from.request(1);
        return null;
    }

    private void receive(String text) {
        JsonNode received;
        try {
            received = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the browser sends something other than JSON", e);
        }
        if (received.has("id")) {
            answers.remove(received.get("id").asInt()).complete(received);
        } else {
            events.accept(received.path("method").asText(), received.path("params"));
        }
    }

    @Override
    public void close() {
        socket.abort();
    }
}
