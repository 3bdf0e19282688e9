package dev.millrace.deploy.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import dev.millrace.contract.manifest.ContentHash;
import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;
import dev.millrace.deploy.home.Child;
import dev.millrace.deploy.home.MillraceHome;

/** What the image of a stage is built from: its Dockerfile, its libraries and its jar, and nothing else of the module. */
final class ImageSource {
    private final Path module;
    private final Path jar;

    private ImageSource(Path module, Path jar) {
        this.module = module;
        this.jar = jar;
    }

    /**
     * The source of a stage's image.
     *
     * @throws StageFailure with code 66 if the stage has not been built
     */
    static ImageSource of(MillraceHome home, Child stage) {
        return new ImageSource(home.module(stage), home.jar(stage));
    }

    /**
     * The SHA-256 of all names and contents, in hexadecimal: the same for the same image.
     *
     * @param recipe how the image is built from them
     */
    String hash(String recipe) {
        ContentHash hash = new ContentHash();
        update(hash, recipe);
        try {
            for (Path file : files()) {
                update(hash, name(file));
                update(hash, Long.toString(Files.size(file)));
                update(hash, file);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
        return hash.hex();
    }

    /** Writes all of it as a zip, which OpenShift unpacks, and closes the stream; jars are packed already, so nothing is packed again. */
    void pack(OutputStream stream) {
        try (ZipOutputStream zip = new ZipOutputStream(stream)) {
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (Path file : files()) {
                zip.putNextEntry(new ZipEntry(name(file)));
                Files.copy(file, zip);
            }
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        for (String directory : List.of("src/main/docker", "target/lib")) {
            try (Stream<Path> found = Files.walk(module.resolve(directory))) {
                files.addAll(found.filter(Files::isRegularFile).sorted().toList());
            }
        }
        files.add(jar);
        return files;
    }

    private String name(Path file) {
        return module.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }

    private static void update(ContentHash hash, String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        hash.update(bytes, 0, bytes.length);
    }

    private static void update(ContentHash hash, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            hash.update(in);
        }
    }

    private StageFailure unreadable(IOException e) {
        return new StageFailure(
                ExitCode.NO_INPUT,
                "What the image is built from cannot be read in %s (%s): build it with mvn package."
                        .formatted(module, e.getMessage()),
                e);
    }
}
