package dev.millrace.deploy.files;

import java.nio.file.Path;

/**
 * A file of this machine that the stages are to find on the data volume.
 *
 * @param file the file here
 * @param directory the directory there, relative to the volume
 */
public record Upload(Path file, String directory) {

    /** Where the stages find it. */
    public String target() {
        return FilesPodPlan.DATA + "/" + name();
    }

    /** Its name on the volume. */
    String name() {
        return directory + "/" + file.getFileName();
    }
}
