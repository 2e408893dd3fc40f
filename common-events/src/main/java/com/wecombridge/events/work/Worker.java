package com.wecombridge.events.work;

/** Does one kind of work. Runs on a virtual thread and may block. */
public interface Worker {

    String kind();

    /**
     * Called at least once for each work; after a crash, again. An exception counts as {@link
     * Outcome.NotYet} with a growing wait.
     */
    Outcome perform(ClaimedWork work);
}
