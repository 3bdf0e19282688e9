package dev.millrace.systemtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What strace wrote of several threads. A call during which another thread was heard of is written in two parts,
 * {@code 12 fsync(7 <unfinished ...>} and {@code 12 <... fsync resumed>) = 0}; here it is whole, where it ended.
 */
final class TraceFile {
    private static final Pattern BEGUN = Pattern.compile("(\\d+) +(.*)<unfinished \\.\\.\\.>");
    private static final Pattern RESUMED = Pattern.compile("(\\d+) +<\\.\\.\\. \\w+ resumed>(.*)");

    private final Map<String, String> begun = new HashMap<>();
    private final List<String> calls = new ArrayList<>();

    private TraceFile() {}

    /** The calls in the order in which they ended. */
    static List<String> calls(Path file) throws IOException {
        TraceFile trace = new TraceFile();
        Files.readAllLines(file).forEach(trace::take);
        return trace.calls;
    }

    private void take(String line) {
        Matcher first = BEGUN.matcher(line);
        Matcher second = RESUMED.matcher(line);
        if (first.matches()) {
            begun.put(first.group(1), first.group(2));
        } else if (second.matches()) {
            calls.add(begun.remove(second.group(1)) + second.group(2));
        } else {
            calls.add(line);
        }
    }
}
