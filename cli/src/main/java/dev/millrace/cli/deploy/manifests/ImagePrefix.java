package dev.millrace.cli.deploy.manifests;

import java.util.regex.Pattern;

/**
 * Where images are that somebody pushed.
 *
 * @param text registry and path, such as {@code quay.io/shop}
 */
public record ImagePrefix(String text) {
    private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9.-]+(:\\d{1,5})?(/[a-z0-9._-]+)*");

    /**
     * @throws IllegalArgumentException if that cannot stand before an image's name
     */
    public ImagePrefix {
        text = text.replaceFirst("/$", "");
        if (!PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is not REGISTRY/PATH such as quay.io/shop".formatted(text));
        }
    }

    /** The same image, from here. */
    String apply(String image) {
        return text + "/" + image.substring(image.lastIndexOf('/') + 1);
    }
}
