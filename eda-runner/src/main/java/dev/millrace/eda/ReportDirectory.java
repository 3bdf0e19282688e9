package dev.millrace.eda;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.manifest.DataFile;
import dev.millrace.contract.manifest.Manifest;
import dev.millrace.contract.manifest.ManifestFile;
import dev.millrace.contract.manifest.Stage;
import dev.millrace.contract.stage.OutDirectory;

/** Where the report is: its files first, its manifest last. */
final class ReportDirectory {
    static final String PAGE = "index.html";

    private static final String OURS = "{manifest.json,index.html,summary.json,summary.txt,plot_*.png}";

    private final Path directory;

    ReportDirectory(Path directory) {
        this.directory = directory;
    }

    /** The page that a person opens. */
    Path page() {
        return directory.resolve(PAGE);
    }

    /**
     * Removes an earlier report, manifest first, so that it is never taken for the one to come.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if that fails
     */
    void clear() {
        try {
            Files.deleteIfExists(directory.resolve(OutDirectory.MANIFEST));
        } catch (IOException e) {
            throw AtomicFile.unwritable(directory, e);
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, OURS)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            // Nothing is there to be removed; whether something can be is seen when it is written.
        } catch (IOException e) {
            throw AtomicFile.unwritable(directory, e);
        }
    }

    /**
     * Writes the report.
     *
     * @param seconds how long the analysis worked
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if it cannot be written
     */
    void write(Profile profile, LandedBatch landed, double seconds) {
        List<DataFile> files = new ArrayList<>();
        List<HtmlReport.Picture> pictures = new ChartPlan(profile)
                .charts().stream()
                        .map(chart -> new HtmlReport.Picture(chart, new ChartImage(chart).png()))
                        .toList();
        pictures.forEach(picture -> files.add(write(picture.chart().file(), picture.png())));
        files.add(write("summary.json", new SummaryJson(profile).bytes()));
        files.add(write("summary.txt", bytes(new ConsoleTables(profile).text())));
        files.add(
                write(PAGE, bytes(new HtmlReport(profile).page(landed.manifest().totals(), pictures))));
        new ManifestFile()
                .write(
                        directory.resolve(OutDirectory.MANIFEST),
                        new Manifest(
                                Stage.ANALYSED,
                                profile.batch(),
                                profile.dataset(),
                                landed.manifest().definition(),
                                profile.totals(),
                                0,
                                files,
                                Map.of(),
                                seconds));
    }

    private DataFile write(String name, byte[] content) {
        AtomicFile.write(directory.resolve(name), content);
        ContentHash hash = new ContentHash();
        hash.update(content, 0, content.length);
        return new DataFile(name, content.length, hash.hex(), 0, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
