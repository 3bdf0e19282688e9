/**
 * The generator in the life of a service. Its channels:
 *
 * <pre>
 *   topic requests ══> requests ──┐
 *   topic batches  ══> batches  ──┼──> store ──> worker ──> RequestedGeneration ──> a CSV and its manifest
 *   topic progress ══> progress ──┘                │
 *   group millrace-generate ══> lease ─────────────┘
 *                     worker ──> progress-out ══> topic progress
 * </pre>
 */
package dev.millrace.generator.service;
