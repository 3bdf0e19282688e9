package dev.millrace.embeddedkafka;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A broker in a JVM of its own, to be killed; it closes itself in a shutdown hook, as the command does. */
final class BrokerProcess {

    private final Process process;
    private final String bootstrapServers;
    private final String clusterId;

    private BrokerProcess(Process process) throws IOException {
        this.process = process;
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        bootstrapServers = output.readLine();
        clusterId = output.readLine();
    }

    static BrokerProcess start(Path directory) throws IOException {
        return new BrokerProcess(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BrokerProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String[] directory) throws InterruptedException {
        EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(directory[0]));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
        System.out.println(kafka.bootstrapServers());
        System.out.println(kafka.clusterId());
        Thread.currentThread().join();
    }

    Process process() {
        return process;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    String clusterId() {
        return clusterId;
    }
}
