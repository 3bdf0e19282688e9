package dev.millrace.eda;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.contract.stage.ExitCode;
import dev.millrace.contract.stage.StageFailure;

/**
 * Jars that a user adds, such as a connector to object storage, and directories with its {@code core-site.xml}: Hadoop and
 * Spark look for classes through the thread that asks. The class path itself stays what the archive of classes was made for.
 */
final class ConnectorPath {
    private ConnectorPath() {}

    /**
     * Adds what a path names to what this thread and those it starts can see.
     *
     * @param path jars, directories, and directories with {@code /*} for all jars in them, as Java's own class path has them
     * @throws StageFailure with code 66 if one is not there
     */
    static void add(String path) {
        List<URL> urls = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator)) {
            if (entry.endsWith("/*")) {
                urls.addAll(jars(Path.of(entry.substring(0, entry.length() - 2))));
            } else if (!entry.isBlank()) {
                urls.add(url(Path.of(entry)));
            }
        }
        Thread thread = Thread.currentThread();
        thread.setContextClassLoader(
                new URLClassLoader("connectors", urls.toArray(URL[]::new), thread.getContextClassLoader()));
    }

    private static List<URL> jars(Path directory) {
        List<URL> urls = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(directory, "*.jar")) {
            jars.forEach(jar -> urls.add(url(jar)));
        } catch (IOException e) {
            throw missing(directory);
        }
        return urls;
    }

    private static URL url(Path path) {
        if (!Files.exists(path)) {
            throw missing(path);
        }
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("a path has a URL", e);
        }
    }

    private static StageFailure missing(Path path) {
        return new StageFailure(
                ExitCode.NO_INPUT, "MILLRACE_EDA_CLASSPATH names %s, which is not there.".formatted(path));
    }
}
