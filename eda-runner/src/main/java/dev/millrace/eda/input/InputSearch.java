package dev.millrace.eda.input;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import dev.millrace.contract.dataset.InputKind;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.UnsupportedFileSystemException;

/**
 * Looks what lies at an input: a file, a directory with all below it, or what a pattern matches. As everywhere in Spark,
 * names that begin with a dot or an underscore are nobody's rows.
 */
final class InputSearch {
    private static final String ENDINGS = "files that end with .csv, .csv.gz, .csv.zst or .parquet";
    private static final byte[] PARQUET = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final Configuration hadoop;

    InputSearch(Configuration hadoop) {
        this.hadoop = hadoop;
    }

    /**
     * Finds the files.
     *
     * @throws StageFailure with code 66 if there are none, with 65 if they are of several formats, with 69 if a URL is of a
     *     kind that nothing on the class path reads, or cannot be reached
     */
    InputFiles find(String input) {
        try {
            Path path = InputKind.isUrl(input) ? new Path(input) : local(input);
            FileSystem system = system(input, path);
            List<FileStatus> matches = matches(input, system, path);
            List<InputFile> files = new ArrayList<>();
            for (FileStatus match : matches) {
                String name = matches.size() == 1 && match.isDirectory()
                        ? ""
                        : match.getPath().getName();
                if (match.isFile()) {
                    files.add(file(match, name, named(system, match)));
                } else {
                    collect(system, match.getPath(), name, files);
                }
            }
            files.sort(Comparator.comparing(InputFile::name).thenComparing(InputFile::uri));
            List<String> roots =
                    matches.stream().map(match -> match.getPath().toString()).toList();
            return new InputFiles(input, roots, files, format(input, files));
        } catch (FileNotFoundException e) {
            throw missing(input);
        } catch (IOException e) {
            throw unreachable(input, e);
        }
    }

    private static Path local(String input) {
        return new Path(
                "file://" + java.nio.file.Path.of(input).toAbsolutePath().normalize());
    }

    private static List<FileStatus> matches(String input, FileSystem system, Path path) throws IOException {
        boolean isThere = !InputKind.isUrl(input) && Files.exists(java.nio.file.Path.of(input));
        // What is there by this very name is meant, and no pattern.
        FileStatus[] matches = isThere ? new FileStatus[] {system.getFileStatus(path)} : system.globStatus(path);
        if (matches == null || matches.length == 0) {
            throw missing(input);
        }
        return List.of(matches);
    }

    private FileSystem system(String input, Path path) {
        try {
            return path.getFileSystem(hadoop);
        } catch (IOException | RuntimeException | LinkageError e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof UnsupportedFileSystemException
                        || cause instanceof ClassNotFoundException
                        || cause instanceof NoClassDefFoundError) {
                    throw new StageFailure(
                            ExitCode.UNREACHABLE,
                            "Nothing here reads %s, whose connector is missing: name its jars with MILLRACE_EDA_CLASSPATH, as docs/ANALYSIS.md says."
                                    .formatted(input),
                            e);
                }
            }
            throw unreachable(input, e);
        }
    }

    private static void collect(FileSystem system, Path directory, String name, List<InputFile> files)
            throws IOException {
        for (FileStatus child : system.listStatus(directory, path -> !isHidden(path.getName()))) {
            String childName =
                    (name.isEmpty() ? "" : name + "/") + child.getPath().getName();
            if (child.isDirectory()) {
                collect(system, child.getPath(), childName, files);
            } else {
                InputFormat.of(childName).ifPresent(format -> files.add(file(child, childName, format)));
            }
        }
    }

    private static boolean isHidden(String name) {
        // "_x=1" is a column of a partitioned table.
        return name.startsWith(".") || name.startsWith("_") && !name.contains("=");
    }

    private static InputFile file(FileStatus status, String name, InputFormat format) {
        return new InputFile(status.getPath().toString(), name, status.getLen(), format);
    }

    /** A file that was named itself may be called anything. */
    private static InputFormat named(FileSystem system, FileStatus file) throws IOException {
        try (InputStream in = system.open(file.getPath())) {
            return Arrays.equals(in.readNBytes(PARQUET.length), PARQUET) ? InputFormat.PARQUET : InputFormat.CSV;
        }
    }

    private static InputFormat format(String input, List<InputFile> files) {
        List<InputFormat> formats =
                files.stream().map(InputFile::format).distinct().toList();
        if (formats.isEmpty()) {
            throw new StageFailure(
                    ExitCode.NO_INPUT, "There are no rows in %s: it has to hold %s.".formatted(input, ENDINGS));
        }
        if (formats.size() > 1) {
            throw new StageFailure(
                    ExitCode.REFUSED,
                    "%s holds both CSV and Parquet: choose one of them with a pattern such as '*.csv'."
                            .formatted(input));
        }
        return formats.get(0);
    }

    private static StageFailure missing(String input) {
        return new StageFailure(
                ExitCode.NO_INPUT,
                "There is nothing at %s: name a directory, a pattern, a Parquet file or a URL.".formatted(input));
    }

    private static StageFailure unreachable(String input, Throwable e) {
        String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return new StageFailure(ExitCode.UNREACHABLE, "%s cannot be read: %s.".formatted(input, reason), e);
    }
}
