package dev.millrace.deploy;

/**
 * How long each phase of a deployment took, in seconds.
 *
 * @param preflight the look at the namespace
 * @param kafka from Kafka's Deployment until it was ready
 * @param images until all images were built, beside Kafka; 0 where none is built
 * @param upload of the user's own files; 0 where there are none
 * @param stages from their Jobs to their end
 * @param results until they were here
 */
public record Phases(double preflight, double kafka, double images, double upload, double stages, double results) {}
