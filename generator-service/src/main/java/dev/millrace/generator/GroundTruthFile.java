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

    GroundTruthFile(Path path) {
        this.path = path;
        this.file = new AtomicFile(path);
    }

    void writeHeader() {
        write(HEADER);
    }

    void write(List<Defect> some) {
        if (some.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (Defect defect : some) {
            lines.append(
                    defect.line() + "," + defect.kind() + "," + defect.column() + "," + defect.isRejectable() + "\n");
        }
        write(lines.toString());
        defects += some.size();
    }

    DataFile commit() {
        return file.commit(path, defects);
    }

    @Override
    public void close() {
        file.close();
    }

    private void write(String lines) {
        byte[] text = lines.getBytes(StandardCharsets.UTF_8);
        file.append(text, 0, text.length);
    }
}
