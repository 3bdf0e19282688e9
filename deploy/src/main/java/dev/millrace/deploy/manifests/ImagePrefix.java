package dev.millrace.deploy.manifests;

/**
 * Where images are that somebody pushed.
 *
 * @param text registry and path, such as {@code quay.io/shop}
 */
public record ImagePrefix(String text) {

    /** The same image, from here. */
    String apply(String image) {
        return text + "/" + image.substring(image.lastIndexOf('/') + 1);
    }
}
