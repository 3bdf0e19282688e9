package dev.millrace.deploy.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.OutDirectory;
import dev.millrace.contract.stage.Shard;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.contract.volume.ResultsArchive;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.OutLock;

/** The report and the manifests of the data volume, on their way into a directory of this machine. */
public final class Results {
    private static final String UNPACKED = ".results";

    private final OutDirectory out;

    /**
     * @param out where they go
     */
    public Results(OutDirectory out) {
        this.out = out;
    }

    /**
     * Fetches them. A report that was there is replaced, of manifests those that are on the volume.
     *
     * @throws StageFailure with code 73 if they cannot be written, with 75 if they do not arrive whole, or if another command
     *     is at work in the directory
     */
    public void fetch(FilesPod files) {
        Path unpacked = out.root().resolve(UNPACKED);
        try (OutLock lock = OutLock.take(out, Child.STAGES, Shard.WHOLE)) {
            delete(unpacked);
            Path archive = Files.createTempFile(out.root(), UNPACKED, ".zip");
            try {
                try (OutputStream stream = Files.newOutputStream(archive)) {
                    files.results(stream);
                }
                unpack(archive, unpacked);
            } finally {
                Files.deleteIfExists(archive);
            }
            delete(out.report());
            move(unpacked);
            delete(unpacked);
        } catch (IOException e) {
            throw AtomicFile.unwritable(out.root(), e);
        }
    }

    private static void unpack(Path archive, Path target) {
        try (InputStream stream = Files.newInputStream(archive)) {
            new ResultsArchive(new OutDirectory(target)).read(stream);
        } catch (IOException e) {
            throw new StageFailure(
                    ExitCode.TRY_AGAIN,
                    "The results did not arrive whole (%s): ./millrace results fetches them again."
                            .formatted(e.getMessage()),
                    e);
        }
    }

    private void move(Path unpacked) throws IOException {
        for (Path file : files(unpacked)) {
            Path target = out.root().resolve(unpacked.relativize(file).toString());
            Files.createDirectories(target.getParent());
            Files.move(file, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static List<Path> files(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
