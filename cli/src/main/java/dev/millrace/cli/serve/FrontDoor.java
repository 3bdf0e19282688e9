package dev.millrace.cli.serve;

import java.awt.Desktop;
import java.io.IOException;
import java.nio.file.Path;

import dev.millrace.contract.manifest.AtomicFile;

/**
 * Lets the person at this machine in. The browser is given a file, and the file knows the token: an address on a command
 * line would be seen by everybody who lists this machine's processes.
 *
 * @param page the address of the page
 * @param token opens it
 * @param note the file that the browser is given
 */
record FrontDoor(String page, String token, Path note) {
    private static final String HTML = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Millrace</title>
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="refresh" content="0;url=%1$s"></head>
            <body><p><a href="%1$s">Millrace</a></p></body></html>
            """;

    /** The address that lets somebody in; what stands behind # is not sent anywhere. */
    String address() {
        return page + "/login#token=" + token;
    }

    /** Opens the page in the person's browser; says whether there is one. */
    boolean open() {
        if (!Desktop.isDesktopSupported() || !Desktop.getDesktop().isSupported(Desktop.Action.BROWSE)) {
            return false;
        }
        writeNote();
        try {
            Desktop.getDesktop().browse(note.toUri());
            return true;
        } catch (IOException e) {
            // There is a desktop, and no browser on it: the address is shown instead.
            return false;
        }
    }

    /**
     * Writes the file that the browser is given.
     *
     * @throws dev.millrace.contract.stage.StageFailure with code 73 if it cannot be written
     */
    void writeNote() {
        try {
            AccessToken.writePrivately(note, HTML.formatted(address()));
        } catch (IOException e) {
            throw AtomicFile.unwritable(note, e);
        }
    }
}
