package dev.millrace.deploy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.millrace.contract.volume.VolumeKeeper;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.fabric8.mockwebserver.http.Response;
import io.fabric8.mockwebserver.http.WebSocket;
import io.fabric8.mockwebserver.http.WebSocketListener;

/** A command in the pod of files: the real program, on a directory of this machine. */
final class PlayedExec extends WebSocketListener {
    private static final int OUT = 1;
    private static final int ERRORS = 2;
    private static final int STATUS = 3;
    private static final int CHUNK = 1000;

    private final List<String> arguments;
    private Process process;

    PlayedExec(String query, Path volume) {
        List<String> command = Arrays.stream(query.split("&"))
                .filter(part -> part.startsWith("command="))
                .map(part -> URLDecoder.decode(part.substring("command=".length()), StandardCharsets.UTF_8))
                .toList();
        int main = command.indexOf(VolumeKeeper.class.getName());
        this.arguments = command.subList(main + 1, command.size()).stream()
                .map(word -> word.equals("/data") ? volume.toString() : word)
                .toList();
    }

    @Override
    public void onOpen(WebSocket socket, Response response) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                VolumeKeeper.class.getName()));
        command.addAll(arguments);
        try {
            process = new ProcessBuilder(command).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        new Thread(() -> answer(socket)).start();
    }

    @Override
    public void onMessage(WebSocket socket, byte[] bytes) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(bytes, 1, bytes.length - 1);
            in.flush();
        } catch (IOException e) {
            // The program has all that it wants.
        }
    }

    private void answer(WebSocket socket) {
        try {
            copy(process.getInputStream(), socket, OUT);
            copy(process.getErrorStream(), socket, ERRORS);
            int exit = process.waitFor();
            StatusBuilder status = new StatusBuilder().withStatus(exit == 0 ? "Success" : "Failure");
            if (exit != 0) {
                status.withReason("NonZeroExitCode")
                        .withNewDetails()
                        .addNewCause("", "" + exit, "ExitCode")
                        .endDetails();
            }
            send(socket, STATUS, Serialization.asJson(status.build()).getBytes(StandardCharsets.UTF_8));
            socket.close(1000, "done");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void copy(InputStream from, WebSocket socket, int channel) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int read = from.read(chunk); read >= 0; read = from.read(chunk)) {
            send(socket, channel, Arrays.copyOf(chunk, read));
        }
    }

    private static void send(WebSocket socket, int channel, byte[] bytes) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(channel);
        message.writeBytes(bytes);
        socket.send(message.toByteArray());
    }
}
