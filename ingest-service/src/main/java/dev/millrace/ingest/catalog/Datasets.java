package dev.millrace.ingest.catalog;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.millrace.contract.dataset.DatasetDefinition;
import dev.millrace.contract.dataset.DatasetFile;
import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.BatchId;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.volume.ConfinedPath;
import dev.millrace.ingest.IngestSettings;
import dev.millrace.ingest.problem.InvalidRequestException;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The datasets that clients may name: those that are built in, and the YAML files of the data directory, which are read each
 * time, so that a change counts from the next request on.
 */
@ApplicationScoped
public class Datasets {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}");
    private static final String YAML = ".yaml";

    private final OutDirectory data;
    private final DatasetFile format = new DatasetFile();

    Datasets(IngestSettings settings) {
        this.data = new OutDirectory(settings.out());
    }

    /** A definition, and the YAML that it was read from; empty for a dataset that is built in. */
    public record Known(DatasetDefinition definition, Optional<String> text) {}

    /** The names, those that are built in first. */
    public List<String> names() {
        Stream<String> built = DatasetFile.BUILT_IN.stream();
        if (!Files.isDirectory(data.datasets())) {
            return built.toList();
        }
        try (Stream<Path> files = Files.list(data.datasets())) {
            List<String> own = files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(YAML))
                    .map(name -> name.substring(0, name.length() - YAML.length()))
                    .filter(name -> NAME.matcher(name).matches() && !DatasetFile.BUILT_IN.contains(name))
                    .sorted()
                    .toList();
            return Stream.concat(built, own.stream()).toList();
        } catch (IOException e) {
            throw new IllegalStateException("the datasets cannot be listed", e);
        }
    }

    /**
     * The dataset of a name, as it is now.
     *
     * @param field what to call the name's place in an error
     * @throws InvalidRequestException if there is none, or if its file does not define one
     */
    public Known load(String name, String field) {
        if (DatasetFile.BUILT_IN.contains(name)) {
            return new Known(format.load(name), Optional.empty());
        }
        if (!NAME.matcher(name).matches()) {
            throw new InvalidRequestException(
                    field, "A dataset's name has up to 100 letters, digits, dots, underscores and hyphens.");
        }
        try {
            String text = Files.readString(new ConfinedPath(data.datasets()).existing(name + YAML));
            return new Known(format.parse(text, name + YAML), Optional.of(text));
        } catch (CharacterCodingException e) {
            throw new InvalidRequestException(field, "%s is not UTF-8: save it as such.".formatted(name + YAML));
        } catch (IOException e) {
            throw new InvalidRequestException(
                    field, "There is no dataset '%s': GET /datasets lists those there are.".formatted(name));
        } catch (StageFailure e) {
            throw new InvalidRequestException(field, e.getMessage());
        }
    }

    /**
     * Keeps a definition as it is now, for the stages to read.
     *
     * @return where, relative to the data directory; empty for a dataset that is built in
     * @throws StageFailure with code 73 if it cannot be written
     */
    public Optional<String> keep(Known known) {
        return known.text().map(text -> {
            DatasetDefinition definition = known.definition();
            Path target = data.definition(definition.name(), BatchId.fingerprint(definition));
            Path draft = target.resolveSibling(UUID.randomUUID().toString());
            // Each time: what changes no row, such as the alerts, is not in the name.
            AtomicFile.write(draft, target, text.getBytes(StandardCharsets.UTF_8));
            return data.root().relativize(target).toString().replace('\\', '/');
        });
    }
}
