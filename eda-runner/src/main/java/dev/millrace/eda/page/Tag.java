package dev.millrace.eda.page;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An HTML element with its attributes and content, all of it escaped. */
final class Tag implements Html {
    private static final Set<String> WITHOUT_CONTENT = Set.of("br", "hr", "img", "link", "meta");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Html> content = new ArrayList<>();

    private Tag(String name) {
        this.name = name;
    }

    /** An element of a name that this program chose. */
    static Tag tag(String name) {
        return new Tag(name);
    }

    /** An element that is styled by a class. */
    static Tag tag(String name, String style) {
        return new Tag(name).with("class", style);
    }

    Tag with(String attribute, String value) {
        attributes.put(attribute, value);
        return this;
    }

    Tag id(String id) {
        return with("id", id);
    }

    Tag text(String text) {
        return add(Html.text(text));
    }

    Tag add(Html... parts) {
        return add(List.of(parts));
    }

    Tag add(Collection<? extends Html> parts) {
        content.addAll(parts);
        return this;
    }

    @Override
    public void write(StringBuilder out) {
        out.append('<').append(name);
        attributes.forEach((attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            Html.escape(value, out);
            out.append('"');
        });
        out.append('>');
        if (!WITHOUT_CONTENT.contains(name)) {
            content.forEach(part -> part.write(out));
            out.append("</").append(name).append(">");
        }
    }
}
