package dev.millrace.eda.page;

import java.util.List;

import dev.millrace.eda.summary.Alert;
import dev.millrace.eda.summary.Alert.Severity;

import static dev.millrace.eda.page.Tag.tag;

/** What stands out, most severe first. */
final class Alerts {
    private static final int MOST = 100;

    private final List<Alert> alerts;
    private final Anchors anchors;
    private final long rows;

    Alerts(List<Alert> alerts, Anchors anchors, long rows) {
        this.alerts = alerts;
        this.anchors = anchors;
        this.rows = rows;
    }

    Section section() {
        if (alerts.isEmpty()) {
            return Section.without(
                    "alerts",
                    "Alerts",
                    rows == 0 ? "There is no row that could stand out." : "Nothing stands out in these rows.");
        }
        Tag list = tag("ul", "alerts");
        alerts.stream().limit(MOST).forEach(alert -> list.add(item(alert)));
        return alerts.size() <= MOST
                ? new Section("alerts", "Alerts", list)
                : new Section(
                        "alerts",
                        "Alerts",
                        list,
                        tag("p", "nothing").text("%d more are in summary.json.".formatted(alerts.size() - MOST)));
    }

    private Html item(Alert alert) {
        Tag item = tag("li", style(alert.severity()))
                .add(
                        tag("strong", "badge").text(word(alert.severity())),
                        tag("span").add(Values.sentence(alert.message())));
        return alert.column() == null ? item : item.add(tag("span", "of").add(anchors.link(alert.column())));
    }

    private static String style(Severity severity) {
        return switch (severity) {
            case SERIOUS -> "serious";
            case NOTABLE -> "notable";
            case MINOR -> "minor";
        };
    }

    private static String word(Severity severity) {
        return switch (severity) {
            case SERIOUS -> "Serious";
            case NOTABLE -> "Notable";
            case MINOR -> "Minor";
        };
    }
}
