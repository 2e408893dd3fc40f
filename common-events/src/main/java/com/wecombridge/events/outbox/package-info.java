/**
 * How a fact leaves: stored in the transaction of the change that it tells, published after commit
 * by a relay that keeps the order of each key, skips nothing that commits late, and updates no row.
 *
 * <p>Late commits: rows are numbered when they are written but appear when their transaction
 * commits. The relay therefore opens a <em>window</em> of transactions, all of them finished (below
 * {@code pg_snapshot_xmin}), and publishes the rows of the window by position before it opens the
 * next. Two facts of one key are written under one row lock, so the later one has the higher
 * position, and its window is the same or a later one.
 *
 * <p>Replicas: one holds the lease. Whoever takes it over fences the former holder out of Kafka
 * with the transactional id, so that a holder that was paused publishes nothing when it wakes.
 */
@NullMarked
package com.wecombridge.events.outbox;

import org.jspecify.annotations.NullMarked;
