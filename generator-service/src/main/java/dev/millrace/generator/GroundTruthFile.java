package dev.millrace.generator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import dev.millrace.contract.manifest.AtomicFile;
import dev.millrace.contract.manifest.DataFile;

/** The list of what was done to a file on purpose, written as it is done: a line a defect. */
final class GroundTruthFile implements AutoCloseable {
    private static final String HEADER = "line,kind,column,rejectable\n";

    private final Path path;
    private final AtomicFile file;
    private long defects;

    /**
     * Creates the unfinished file.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if that cannot be
     */
    GroundTruthFile(Path path) {
        this.path = path;
        this.file = new AtomicFile(path);
    }

    /** Writes the names of the columns. */
    void writeHeader() {
        write(HEADER);
    }

    /** Writes what was done to some rows. */
    void write(List<Defect> some) {
        if (some.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Defect defect : some) {
            lines.append(defect.line()).append(',').append(defect.kind()).append(',');
            lines.append(defect.column())
                    .append(',')
                    .append(defect.isRejectable())
                    .append('\n');
        }
        write(lines.toString());
        defects += some.size();
    }

    /** Makes the file durable under its name. */
    DataFile commit() {
        return file.commit(path, defects);
    }

    /** Removes what was written, unless it was committed. */
    @Override
    public void close() {
        file.close();
    }

    private void write(String lines) {
        byte[] text = lines.getBytes(StandardCharsets.UTF_8);
        file.append(text, 0, text.length);
    }
}
