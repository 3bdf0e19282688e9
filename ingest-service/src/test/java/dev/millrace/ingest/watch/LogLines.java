package dev.millrace.ingest.watch;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.ExtLogRecord;

/** Keeps what is logged, as long as it is open. */
final class LogLines extends Handler implements AutoCloseable {
    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();

    static LogLines open() {
        LogLines lines = new LogLines();
        Logger.getLogger("").addHandler(lines);
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        ExtLogRecord whole = ExtLogRecord.wrap(record);
        whole.copyMdc();
        records.add(whole);
    }

    /** The lines about a request, by what they are marked with. */
    List<ExtLogRecord> about(String request) {
        return records.stream()
                .filter(record -> request.equals(record.getMdc("request")))
                .toList();
    }

    List<ExtLogRecord> all() {
        return records;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(this);
    }
}
