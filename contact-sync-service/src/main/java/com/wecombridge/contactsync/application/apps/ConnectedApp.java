package com.wecombridge.contactsync.application.apps;

import com.wecombridge.contactsync.domain.AppRef;
import com.wecombridge.events.binding.AppMode;
import java.time.Instant;

/**
 * An app that binding told us about.
 *
 * @param connected false once it was disconnected: the row stays, so that old facts change nothing
 * @param version of binding's last fact about it
 * @param wholeReadAt when the last whole reading that was stored began
 */
public record ConnectedApp(
        AppRef ref,
        AppMode mode,
        long agentId,
        boolean connected,
        long version,
        Instant wholeReadAt) {

    /** A suite sees ids in the place of names. */
    public boolean seesNames() {
        return mode != AppMode.SUITE;
    }
}
