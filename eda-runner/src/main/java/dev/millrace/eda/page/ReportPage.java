package dev.millrace.eda.page;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import dev.millrace.eda.chart.PlotBook;
import dev.millrace.eda.profile.Profile;
import dev.millrace.eda.summary.Summary;

/**
 * The report as one file: it needs no network, no script and nothing beside it.
 *
 * <p>A profile of very many columns, groups or days is cut, with a sentence where, until the page has a size that a browser
 * opens at once.
 */
public final class ReportPage {
    /** How large a page is at most, in bytes of UTF-8. */
    public static final int MOST_BYTES = 2_000_000;

    private final Summary summary;
    private final PlotBook plots;

    public ReportPage(Summary summary, PlotBook plots) {
        this.summary = summary;
        this.plots = plots;
    }

    /** The page, smaller than {@value #MOST_BYTES} bytes. */
    public String html() {
        String html = "";
        for (Extent extent : Extent.FROM_MOST_TO_LEAST) {
            html = html(extent);
            if (html.getBytes(StandardCharsets.UTF_8).length < MOST_BYTES) {
                break;
            }
        }
        return html;
    }

    private String html(Extent extent) {
        StringBuilder out = new StringBuilder();
        new Frame(summary, sections(extent)).write(out);
        return out.toString();
    }

    private List<Section> sections(Extent extent) {
        Profile profile = summary.profile();
        Anchors anchors = new Anchors(profile, profile.rows() == 0 ? 0 : extent.cards());
        List<Section> sections = new ArrayList<>();
        sections.add(new Overview(summary).section());
        sections.add(new Alerts(summary.alerts(), anchors, profile.rows()).section());
        if (summary.comparison() != null) {
            sections.add(new Changes(summary.comparison(), extent).section());
        }
        sections.add(new Columns(profile, plots, anchors, extent).section());
        sections.add(new Dimensions(profile, plots, extent).section());
        sections.add(new OverTime(profile, plots, extent).section());
        sections.add(new Associations(profile, plots).section());
        sections.add(new SampleRows(profile).section());
        sections.add(new HowMade(summary.making()).section());
        return sections;
    }
}
