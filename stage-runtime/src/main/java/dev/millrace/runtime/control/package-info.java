/**
 * The control plane: what the services agree by when they stay up. Its channels, in each service that has them:
 *
 * <pre>
 *   topic requests ══> requests ──┐
 *   topic batches  ══> batches  ──┼──> ControlTopicConsumer ──> BatchStatusStore
 *   topic progress ══> progress ──┘
 *   group millrace-&lt;stage&gt; ══> lease ──> StageLease (which process works)
 *   ControlTopicProducer ──> requests-out ══> topic requests
 *                        ──> progress-out ══> topic progress
 * </pre>
 */
package dev.millrace.runtime.control;
