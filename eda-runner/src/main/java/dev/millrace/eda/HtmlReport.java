package dev.millrace.eda;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import dev.millrace.contract.dataset.Totals;
import dev.millrace.eda.text.Labels;
import dev.millrace.eda.text.Numbers;

/** The page that a person opens: key figures, charts and tables in one file that needs nothing else. */
final class HtmlReport {
    private static final String STYLE = """
            :root{color-scheme:light dark;--ink:#24292f;--soft:#57606a;--line:#d8dee4;--page:#fff}
            @media(prefers-color-scheme:dark){:root{--ink:#e6edf3;--soft:#9da7b1;--line:#30363d;--page:#0d1117}}
            body{margin:0 auto;max-width:60rem;padding:1.5rem;font:1rem/1.5 system-ui,sans-serif;color:var(--ink);background:var(--page)}
            h1,h2{line-height:1.2}h2{margin-top:2.5rem}
            .soft{color:var(--soft)}.warning{border-left:.3rem solid #d1242f;padding-left:.8rem}
            dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(12.5rem,1fr));gap:1rem}
            dt{color:var(--soft)}dd{margin:0;font-size:1.25rem;overflow-wrap:anywhere}
            figure{margin:1.5rem 0}img{width:100%;height:auto;border-radius:.5rem}
            .scroll{overflow-x:auto}table{border-collapse:collapse;width:100%}
            th,td{padding:.3rem .6rem;border-bottom:1px solid var(--line);text-align:left}
            .number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
            """;

    private final Profile profile;
    private final ReportTables tables;

    HtmlReport(Profile profile) {
        this.profile = profile;
        this.tables = new ReportTables(profile);
    }

    /** A picture and what it shows. */
    record Picture(BarChart chart, byte[] png) {}

    /**
     * The page.
     *
     * @param landed what the sink says that landed; the page says so if the analysis saw anything else
     */
    String page(Totals landed, List<Picture> pictures) {
        String title = "%s: %s rows".formatted(Labels.words(profile.dataset()), Numbers.grouped(profile.rows()));
        List<String> parts = new ArrayList<>();
        parts.add("<h1>%s</h1>".formatted(escape(title)));
        parts.add("<p class=\"soft\">Batch %s, analysed by Millrace.</p>".formatted(escape(profile.batch())));
        parts.add(agreement(landed));
        parts.add(keyFigures());
        pictures.forEach(picture -> parts.add(figure(picture)));
        tables.all(Breakdowns.MOST_GROUPS).forEach(table -> parts.add(table(table)));
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                %s
                </body>
                </html>
                """.formatted(escape(title), STYLE, String.join("\n", parts));
    }

    private String agreement(Totals landed) {
        return profile.totals().matches(landed)
                ? "<p>The analysis saw exactly the rows that landed.</p>"
                : "<p class=\"warning\">The analysis saw other rows than those that landed: %s landed, with row hash %s.</p>"
                        .formatted(Numbers.grouped(landed.rows()), escape(landed.rowHash()));
    }

    private String keyFigures() {
        StringBuilder html = new StringBuilder("<dl>");
        tables.keyFigures()
                .forEach((name, value) ->
                        html.append("<div><dt>%s</dt><dd>%s</dd></div>".formatted(escape(name), escape(value))));
        return html.append("</dl>").toString();
    }

    private static String figure(Picture picture) {
        return "<figure><img width=\"1600\" height=\"900\" alt=\"%s\" src=\"data:image/png;base64,%s\"></figure>"
                .formatted(escape(picture.chart().title()), Base64.getEncoder().encodeToString(picture.png()));
    }

    private static String table(ReportTables.Table table) {
        StringBuilder html =
                new StringBuilder("<h2>%s</h2>\n<div class=\"scroll\"><table>\n".formatted(escape(table.title())));
        html.append("<thead>").append(row("th", table.header())).append("</thead>\n<tbody>\n");
        table.rows().forEach(row -> html.append(row("td", row)).append('\n'));
        return html.append("</tbody></table></div>").toString();
    }

    private static String row(String element, List<String> cells) {
        StringBuilder html = new StringBuilder("<tr>");
        for (int i = 0; i < cells.size(); i++) {
            html.append("<%s%s>%s</%s>"
                    .formatted(element, i == 0 ? "" : " class=\"number\"", escape(cells.get(i)), element));
        }
        return html.append("</tr>").toString();
    }

    /** Text as HTML shows it, in elements and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
