package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Assumptions;

/** A disk that is soon full: a file system in memory, mounted where only the command given here can see it. */
final class SmallDisk {
    private static final String SCRIPT = """
            mount -t tmpfs -o size="$0" millrace disk || exit 99
            "$@"; echo "full: $?"
            echo "unfinished: $(find disk -name '*.tmp' | wc -l)"
            mount -o remount,size=512m disk
            "$@"; echo "roomy: $?"
            cp -r disk/landed disk/generated . 2>/dev/null || :
            """;

    private final Path directory;

    /**
     * @param directory where the disk is mounted, as {@code disk}
     */
    SmallDisk(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("disk"));
    }

    /**
     * What came of a command on a full disk, and of the same one on a larger disk.
     *
     * @param full the first exit code
     * @param unfinished files that the first left behind
     * @param roomy the second exit code
     * @param text all that both said
     */
    record Result(int full, int unfinished, int roomy, String text) {}

    /** Gives the same command twice. */
    Result run(String size, String... arguments) {
        List<String> shell = List.of("unshare", "--mount", "sh", "-c", SCRIPT, size);
        Outcome both = new MillraceCommand(directory).start(shell, arguments).outcome();
        String text = both.out() + both.err();
        return new Result(number("full", text), number("unfinished", text), number("roomy", text), text);
    }

    private static int number(String name, String text) {
        Matcher number = Pattern.compile(name + ": (\\d+)").matcher(text);
        if (!number.find()) {
            throw new AssertionError("no '" + name + "' in: " + text);
        }
        return Integer.parseInt(number.group(1));
    }

    /** Mounting is for root, and not in every container. */
    static void assumePossible(Path directory) throws InterruptedException {
        try {
            Process attempt = new ProcessBuilder(
                            "unshare", "--mount", "mount", "-t", "tmpfs", "none", directory.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Assumptions.assumeTrue(attempt.waitFor() == 0, "a file system in memory can be mounted here");
        } catch (IOException e) {
            Assumptions.abort("there is no unshare here");
        }
    }
}
