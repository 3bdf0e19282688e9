package dev.millrace.eda.page;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import dev.millrace.eda.profile.Profile;

/** Where on the page a column is told about; a name itself may hold what an anchor cannot. */
final class Anchors {
    private final Map<String, String> ids = new LinkedHashMap<>();

    /** The anchors of so many columns. */
    Anchors(Profile profile, int most) {
        profile.columns().stream().limit(most).forEach(column -> ids.put(column.name(), "column-" + (ids.size() + 1)));
    }

    /** The anchor of a column; none if the page has no room for it. */
    Optional<String> of(String column) {
        return Optional.ofNullable(ids.get(column));
    }

    /** The name of a column, as a link if there is somewhere to go. */
    Html link(String column) {
        Html name = Values.shown(column);
        return of(column)
                .<Html>map(id -> Tag.tag("a").with("href", "#" + id).add(name))
                .orElse(name);
    }
}
