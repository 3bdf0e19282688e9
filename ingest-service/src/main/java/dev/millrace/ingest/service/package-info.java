/**
 * The ingest in the life of a service. The channels of its control plane:
 *
 * <pre>
 *   topic requests ══> requests ──┐
 *   topic batches  ══> batches  ──┼──> store ──> worker ──> RequestedIngest ──> rows, batches (in transactions)
 *   topic progress ══> progress ──┘       │        │
 *   group millrace-ingest ══> lease ──────┼────────┘
 *                     worker ──> progress-out ══> topic progress
 *   REST ──> BatchService ──> requests-out ══> topic requests
 * </pre>
 */
package dev.millrace.ingest.service;
