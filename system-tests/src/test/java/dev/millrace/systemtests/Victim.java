package dev.millrace.systemtests;

/** What a kill round kills, and how often of twenty times. */
enum Victim {
    GENERATE(2, "generator-service"),
    INGEST(6, "ingest-service"),
    SINK(6, "sink-service"),
    LAUNCHER(3, "millrace.jar"),
    BROKER(2, "millrace.jar"),
    EDA(1, "eda-runner");

    private final int share;
    private final String room;

    Victim(int share, String room) {
        this.share = share;
        this.room = room;
    }

    int share() {
        return share;
    }

    /** What its command line holds. */
    String room() {
        return room;
    }
}
