package dev.millrace.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The embedded broker in a process of its own, as {@code ./millrace kafka} starts it. */
public final class Broker implements AutoCloseable {
    private static final int HEAP_MEGABYTES = 512;
    private static final Pattern ADDRESS = Pattern.compile("listens at (\\S+) ");

    private final TimedProcess process;
    private final String address;

    private Broker(TimedProcess process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it, and returns once it serves.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 70 if it does not start
     */
    public static Broker start(Workshop shop) throws IOException, InterruptedException {
        List<String> words = JavaProgram.jar(shop.jar("cli", "millrace.jar"), HEAP_MEGABYTES, shop.archive("kafka"));
        words.addAll(List.of("kafka", "--out", shop.file("broker").toString()));
        Command command = new Command(words, Map.of(), shop.output("broker"), shop.log("broker"));
        TimedProcess process = TimedProcess.start(command);
        while (true) {
            Matcher said = ADDRESS.matcher(Files.readString(command.output()));
            if (said.find()) {
                return new Broker(process, said.group(1));
            }
            process.check();
            Thread.sleep(50);
        }
    }

    /** Host and port. */
    public String address() {
        return address;
    }

    @Override
    public void close() {
        process.close();
    }
}
