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
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Stage;
import dev.millrace.eda.chart.Plot;
import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.compare.ComparisonText;
import dev.millrace.eda.console.ConsoleSummary;
import dev.millrace.eda.page.ReportPage;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Summary;
import dev.millrace.eda.summary.SummaryFile;

/** Where the report is: its files first, its manifest last. */
final class ReportDirectory {
    static final String PAGE = "index.html";

    private static final String PLOTS = "plots";
    private static final String OURS = "{manifest.json,index.html,summary.json,summary.txt,plot_*.png}";
    private static final String OUR_PLOTS = "*.{png,svg}";

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
        clear(directory, OURS);
        clear(directory.resolve(PLOTS), OUR_PLOTS);
    }

    private static void clear(Path directory, String names) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, names)) {
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
     * @param definition the fingerprint of the dataset's definition
     * @param seconds how long the analysis worked
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if it cannot be written
     */
    void write(Summary summary, PlotBook plots, String definition, double seconds) {
        List<DataFile> files = new ArrayList<>();
        for (Plot plot : plots.all()) {
            files.add(write(PLOTS + "/" + plot.name() + ".svg", bytes(plot.svg())));
            files.add(write(PLOTS + "/" + plot.name() + ".png", plot.png()));
        }
        files.add(write("summary.json", new SummaryFile().bytes(summary)));
        files.add(write("summary.txt", bytes(text(summary))));
        files.add(write(PAGE, bytes(new ReportPage(summary, plots).html())));
        Profile profile = summary.profile();
        new ManifestFile()
                .write(
                        directory.resolve(OutDirectory.MANIFEST),
                        new Manifest(
                                Stage.EDA,
                                profile.batch(),
                                profile.dataset(),
                                definition,
                                profile.totals(),
                                0,
                                files,
                                Map.of(),
                                seconds));
    }

    /** The short form, for a terminal. */
    static String text(Summary summary) {
        String text = new ConsoleSummary(summary).text();
        return summary.comparison() == null ? text : text + "\n" + new ComparisonText(summary.comparison()).text();
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
