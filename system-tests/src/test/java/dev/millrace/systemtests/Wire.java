package dev.millrace.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The network between clients and a broker, which can be cut: nothing passes then, and nobody is told. */
final class Wire implements AutoCloseable {
    private static final int CHUNK = 64 << 10;

    /** Where a request of Kafka's says what it asks for, behind its length. */
    private static final int API_KEY = 4;

    private static final int END_OF_TRANSACTION = 26;

    private final ServerSocket near;
    private int far;
    private boolean cut;
    private boolean cutAtCommit;

    Wire() {
        try {
            near = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where clients come in. */
    int port() {
        return near.getLocalPort();
    }

    /** Lets clients through to this port of this machine. */
    void leadTo(int port) {
        far = port;
        inBackground(this::accept);
    }

    synchronized void cut() {
        cut = true;
    }

    /** Cuts before the next request that ends a transaction, which then stands open at the broker. */
    synchronized void cutAtNextCommit() {
        cutAtCommit = true;
    }

    synchronized boolean isCut() {
        return cut;
    }

    private synchronized void cutIfItCommits(byte[] chunk, int length) {
        boolean commits = length > API_KEY + 1 && chunk[API_KEY] == 0 && chunk[API_KEY + 1] == END_OF_TRANSACTION;
        if (cutAtCommit && commits) {
            cutAtCommit = false;
            cut = true;
        }
    }

    synchronized void mend() {
        cut = false;
        notifyAll();
    }

    private void accept() throws IOException, InterruptedException {
        while (true) {
            Socket client = near.accept();
            awaitWhole();
            Socket broker = new Socket(InetAddress.getLoopbackAddress(), far);
            inBackground(() -> pass(client, broker));
            inBackground(() -> pass(broker, client));
        }
    }

    private void pass(Socket from, Socket to) throws IOException, InterruptedException {
        byte[] chunk = new byte[CHUNK];
        try (from;
                to) {
            for (int read = from.getInputStream().read(chunk);
                    read >= 0;
                    read = from.getInputStream().read(chunk)) {
                cutIfItCommits(chunk, read);
                awaitWhole();
                to.getOutputStream().write(chunk, 0, read);
            }
        }
    }

    private synchronized void awaitWhole() throws InterruptedException {
        while (cut) {
            wait();
        }
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // One end hung up: so does the other.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    @Override
    public void close() {
        mend();
        try {
            near.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
