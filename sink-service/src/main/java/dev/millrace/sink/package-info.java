/**
 * The sink: lands the rows of one batch after the other, each row once, in files of their own for each partition.
 *
 * <pre>
 *   topic of the dataset                                                                     landed/BATCH/part-*.csv
 *   (committed rows)  --poll--&gt;  PollPacker  ==rows==&gt;  RowConsumer.land  --&gt;  Landing  --&gt;  manifest.json, last
 * </pre>
 *
 * <p>Channel {@code rows}, incoming: the topic of the batch that is landed, as the control topic names it; a message is one poll
 * ({@code rows.Poll}), with the positions behind it. No group is joined and nothing is committed: what has landed is the
 * position. The channel is paused between two batches.
 *
 * <ul>
 *   <li>{@code rows}: the channel, and which partitions its consumer is given
 *   <li>{@code land}: rows to files, and when a landing is done
 *   <li>{@code analysis}, {@code cluster}: what has landed is analysed, in a child process or in a Job
 *   <li>{@code service}: what was asked for of a sink that stays up
 * </ul>
 */
package dev.millrace.sink;
