package dev.millrace.contract.volume;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VolumeKeeperTest {
    private static final byte[] CONTENT = "id,amount\na,1.50\n".getBytes();

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    @Test
    void sendsTheReportAndTheManifestsAndNoRows() throws IOException {
        // Given
        Path volume = directory.resolve("volume");
        write(volume.resolve("generated/t.csv"));
        write(volume.resolve("generated/t.csv.manifest.json"));
        write(volume.resolve("ingested/b/manifest.json"));
        write(volume.resolve("landed/b/part-0-0-1.csv"));
        write(volume.resolve("landed/b/manifest.json"));
        write(volume.resolve("report/index.html"));
        write(volume.resolve("report/charts/sums.png"));
        Files.createSymbolicLink(volume.resolve("report/secret"), Files.createFile(directory.resolve("secret")));

        // When
        ExitCode exit = keeper(new byte[0]).run(List.of("send", volume.toString()));

        // Then
        assertThat(exit).as(errors.toString()).isEqualTo(ExitCode.DONE);
        Path copy = directory.resolve("copy");
        assertThat(new ResultsArchive(new OutDirectory(copy)).read(sent())).isEqualTo(5);
        assertThat(files(copy))
                .containsExactlyInAnyOrder(
                        "generated/t.csv.manifest.json",
                        "ingested/b/manifest.json",
                        "landed/b/manifest.json",
                        "report/index.html",
                        "report/charts/sums.png");
        assertThat(copy.resolve("report/index.html")).hasBinaryContent(CONTENT);
    }

    @Test
    void anArchiveThatIsCutShortIsNotTakenForAWholeOne() throws IOException {
        // Given
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(whole);
        zip.putNextEntry(new ZipEntry("report/index.html"));
        zip.write(CONTENT);
        zip.finish();
        ResultsArchive archive = new ResultsArchive(new OutDirectory(directory));

        // When, Then
        assertThatThrownBy(() -> archive.read(new ByteArrayInputStream(whole.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessage("it was cut short after 1 files");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "report/../../secret", "/etc/passwd", ".", ""})
    void noEntryGetsOutOfTheDirectory(String name) throws IOException {
        // Given
        ByteArrayOutputStream bad = new ByteArrayOutputStream();
        ZipOutputStream zip = new ZipOutputStream(bad);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(CONTENT);
        zip.finish();
        ResultsArchive archive = new ResultsArchive(new OutDirectory(directory.resolve("out")));

        // When, Then
        assertThatThrownBy(() -> archive.read(new ByteArrayInputStream(bad.toByteArray())))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("'%s' is no name of a file below".formatted(name));
        assertThat(directory.resolve("secret")).doesNotExist();
    }

    @Test
    void receivesAsManyBytesAsItWasToldAndAnswersWithTheirHash() {
        // Given
        byte[] more = Arrays.copyOf(CONTENT, CONTENT.length + 5);

        // When
        ExitCode exit = keeper(more)
                .run(List.of("receive", directory.toString(), "input/sales.csv", String.valueOf(CONTENT.length)));

        // Then
        assertThat(exit).as(errors.toString()).isEqualTo(ExitCode.DONE);
        assertThat(directory.resolve("input/sales.csv")).hasBinaryContent(CONTENT);
        assertThat(out).hasToString("9de2fef0e45caceb6aa0c11946e066b048ec2f05479d8dede23d8a80b06b1fd4\n");
    }

    @Test
    void aFileThatEndsTooEarlyLeavesNothing() {
        // Given
        List<String> arguments = List.of("receive", directory.toString(), "sales.csv", "100");

        // When
        ExitCode exit = keeper(CONTENT).run(arguments);

        // Then
        assertThat(exit).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(errors).hasToString("The files cannot be moved (sales.csv ended 83 bytes before its end).\n");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void nothingIsReceivedOutsideTheDirectory() {
        // Given
        Path inner = directory.resolve("inner");

        // When
        ExitCode exit = keeper(CONTENT).run(List.of("receive", inner.toString(), "../sales.csv", "3"));

        // Then
        assertThat(exit).isEqualTo(ExitCode.CANNOT_WRITE);
        assertThat(errors.toString()).contains("'../sales.csv' is no name of a file below");
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait long", "send", "receive a b", "receive a b c", "remove a"})
    void saysWhatItCanDo(String arguments) {
        // Given
        List<String> words = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));

        // When
        ExitCode exit = keeper(CONTENT).run(words);

        // Then
        assertThat(exit).isEqualTo(ExitCode.USAGE);
        assertThat(errors.toString()).containsAnyOf("One of these is wanted", "is not a whole number");
    }

    private VolumeKeeper keeper(byte[] input) {
        return new VolumeKeeper(new ByteArrayInputStream(input), out, new PrintStream(errors, true));
    }

    private ByteArrayInputStream sent() {
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static void write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, CONTENT);
    }

    private static List<String> files(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .toList();
        }
    }
}
