package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Watches what a sink asks of the operating system. Only a failing power supply tells a file that was synced before it
 * got its name from one that was not; a trace of the calls tells it too.
 */
class SyncBeforeRenameIT {
    private static final Pattern SYNC = Pattern.compile("f(?:data)?sync\\(\\d+<(.+)> ?\\) += 0");
    private static final Pattern RENAME = Pattern.compile("rename\\w*\\(.*?\"(.+)\\.tmp\",.*?\"(.+)\".*\\) += 0");

    @TempDir
    private Path directory;

    @Test
    void everyLandedFileIsSyncedBeforeItGetsItsNameAndTheManifestComesLast() throws Exception {
        // Given
        assumeTracing();
        try (KeptBroker broker = KeptBroker.start(directory.resolve("broker"))) {
            Batch batch = new Batch(directory, "o1", 2_000, 1, broker.address());
            batch.generate();
            Batch.assertDone(batch.ingest().outcome());

            // When
            List<String> calls = traceSink(broker.address());

            // Then
            List<String> renames =
                    calls.stream().filter(call -> call.startsWith("rename ")).toList();
            assertThat(renames).hasSizeGreaterThan(10);
            assertThat(renames.get(renames.size() - 1)).endsWith("manifest.json");
            renames.forEach(rename -> assertDurable(rename, calls));
            batch.assertNothingLostOrDoubled();
        }
    }

    /** The content is synced since the name was last given away, and the directory is synced after the rename. */
    private static void assertDurable(String rename, List<String> calls) {
        String[] words = rename.split(" ");
        int at = calls.indexOf(rename);
        List<String> before = calls.subList(0, at);
        int previous = IntStream.range(0, at)
                .filter(i -> calls.get(i).startsWith("rename " + words[1] + " "))
                .max()
                .orElse(0);
        assertThat(before.subList(previous, at)).as("before the " + rename).contains("sync " + words[1] + ".tmp");
        assertThat(calls.subList(at, calls.size()))
                .as("after the " + rename)
                .contains("sync " + Path.of(words[2]).getParent());
    }

    /** The calls that made files durable or gave them their names, in order: {@code sync file}, {@code rename old new}. */
    private List<String> traceSink(String kafka) throws IOException {
        Path trace = directory.resolve("trace.txt");
        List<String> tracer = List.of(
                "strace",
                "-f",
                "-y",
                "-s",
                "500",
                "--seccomp-bpf",
                "-e",
                "trace=fsync,fdatasync,rename,renameat,renameat2",
                "-o",
                trace.toString());
        Path out = directory.toRealPath().resolve("o1");
        Outcome sink = new JobCommand(directory)
                .start(
                        tracer,
                        "sink-service",
                        Map.of(
                                "MILLRACE_OUT", out.toString(),
                                "MILLRACE_ROWS", "2000",
                                "MILLRACE_SEED", "1",
                                "MILLRACE_ROWS_PER_FILE", "200",
                                "KAFKA_BOOTSTRAP_SERVERS", kafka))
                .outcome();
        Batch.assertDone(sink);
        return TraceFile.calls(trace).stream()
                .map(SyncBeforeRenameIT::call)
                .filter(call -> call.contains(out.toString()))
                .toList();
    }

    private static String call(String line) {
        Matcher sync = SYNC.matcher(line);
        if (sync.find()) {
            return "sync " + sync.group(1);
        }
        Matcher rename = RENAME.matcher(line);
        return rename.find() ? "rename " + rename.group(1) + " " + rename.group(2) : "";
    }

    private void assumeTracing() throws InterruptedException {
        try {
            Path nowhere = directory.resolve("nothing.txt");
            Process attempt = new ProcessBuilder(
                            "strace", "-f", "--seccomp-bpf", "-e", "trace=fsync", "-o", nowhere.toString(), "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Assumptions.assumeTrue(attempt.waitFor() == 0, "strace may trace here");
        } catch (IOException e) {
            Assumptions.abort("strace is not installed");
        }
    }
}
