package dev.millrace.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Makes chunks on several threads and hands them over in order, on the caller's. A fixed number of buffers goes round, so
 * memory is the same for any number of rows.
 */
record OrderedChunks(RowGenerator rows, int threads) {
    static final int ROWS_PER_CHUNK = 8192;

    /**
     * Makes the rows from {@code first} up to, not including, {@code end}.
     *
     * @param taker must be done with a chunk when it returns: its buffer is used again
     */
    void forEach(long first, long end, Consumer<Chunk> taker) {
        ExecutorService workers = Executors.newFixedThreadPool(threads, work -> {
            Thread thread = new Thread(work, "generator");
            thread.setDaemon(true);
            return thread;
        });
        try {
            takeInOrder(first, end, taker, workers);
        } finally {
            workers.shutdownNow();
        }
    }

    private void takeInOrder(long first, long end, Consumer<Chunk> taker, ExecutorService workers) {
        // One at each thread, and as many again that are ready, so that no thread waits for the writer.
        int buffers = (int) Math.min(2L * threads, (end - first + ROWS_PER_CHUNK - 1) / ROWS_PER_CHUNK);
        List<Future<Chunk>> ring = new ArrayList<>(buffers);
        long next = first;
        for (int i = 0; i < buffers; i++) {
            ring.add(submit(next, end, new RowBuffer(ROWS_PER_CHUNK), workers));
            next += ROWS_PER_CHUNK;
        }
        int place = 0;
        for (long taken = first; taken < end; taken += ROWS_PER_CHUNK) {
            Chunk chunk = await(ring.get(place));
            taker.accept(chunk);
            if (next < end) {
                ring.set(place, submit(next, end, chunk.text(), workers));
                next += ROWS_PER_CHUNK;
            }
            place = (place + 1) % buffers;
        }
    }

    private Future<Chunk> submit(long first, long end, RowBuffer buffer, ExecutorService workers) {
        return workers.submit(() -> {
            buffer.clear();
            return rows.write(first, Math.min(end, first + ROWS_PER_CHUNK), buffer);
        });
    }

    private static Chunk await(Future<Chunk> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("rows could not be made", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while rows were being made", e);
        }
    }
}
