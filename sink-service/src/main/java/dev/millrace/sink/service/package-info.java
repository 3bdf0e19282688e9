/**
 * The sink in the life of a service, which has two stages to work at: landing, and having analysed what has landed. The
 * channels of its control plane:
 *
 * <pre>
 *   topic requests ══> requests ──┐          ┌──> worker ──> RequestedLanding ──> files and their manifest
 *   topic batches  ══> batches  ──┼──> store ┤
 *   topic progress ══> progress ──┘          └──> worker ──> RequestedAnalysis ──> report and verdict
 *   group millrace-sink ══> lease (of the landing)
 *   group millrace-eda  ══> analysis-lease
 *                    workers ──> progress-out ══> topic progress
 * </pre>
 */
package dev.millrace.sink.service;
