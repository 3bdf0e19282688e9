package dev.millrace.eda.page;

import java.util.Collection;
import java.util.List;

/** A piece of a page. */
@FunctionalInterface
interface Html {
    /** Nothing. */
    Html NONE = out -> {};

    void write(StringBuilder out);

    /** Text that comes from anywhere: it is escaped. */
    static Html text(String text) {
        return out -> escape(text, out);
    }

    /** Markup that this program made. */
    static Html markup(String markup) {
        return out -> out.append(markup);
    }

    /** One after the other. */
    static Html all(Collection<? extends Html> parts) {
        List<? extends Html> copy = List.copyOf(parts);
        return out -> copy.forEach(part -> part.write(out));
    }

    /** One after the other. */
    static Html all(Html... parts) {
        return all(List.of(parts));
    }

    /** Writes text as HTML shows it, in elements and in quoted attributes. */
    static void escape(String text, StringBuilder out) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            switch (character) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(character);
            }
        }
    }
}
