package dev.millrace.ingest.rest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.volume.ConfinedPath;
import dev.millrace.ingest.IngestSettings;
import jakarta.enterprise.context.ApplicationScoped;

/** The files of the reports. */
@ApplicationScoped
public class ReportFiles {
    static final String FIRST_PAGE = "index.html";

    private static final String OTHER = "application/octet-stream";
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "html", "text/html;charset=UTF-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "css", "text/css;charset=UTF-8",
            "js", "text/javascript;charset=UTF-8",
            "csv", "text/csv;charset=UTF-8",
            "txt", "text/plain;charset=UTF-8");

    private final OutDirectory data;

    /**
     * @param settings where the reports lie
     */
    ReportFiles(IngestSettings settings) {
        this.data = new OutDirectory(settings.out());
    }

    /**
     * A file of a batch's report.
     *
     * @param batch the batch id
     * @param name relative to the report; the first page if empty
     */
    Optional<Path> find(String batch, String name) {
        try {
            Path file = new ConfinedPath(data.report(batch)).existing(name.isEmpty() ? FIRST_PAGE : name);
            return Optional.of(file).filter(Files::isRegularFile);
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What a file holds, by its name alone: systems differ in what else they would say. */
    static String mediaType(Path file) {
        String name = file.getFileName().toString();
        return MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), OTHER);
    }
}
