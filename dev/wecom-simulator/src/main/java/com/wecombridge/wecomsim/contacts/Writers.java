package com.wecombridge.wecomsim.contacts;

import com.wecombridge.wecomsim.api.Caller;
import com.wecombridge.wecomsim.api.RefusalException;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.docs.SeenInDocs;
import com.wecombridge.wecomsim.view.Directory;
import com.wecombridge.wecomsim.world.Corp.Sync;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.World;

/**
 * Who may write a corp's contacts: its own assistant while synchronisation over the API is on, else
 * a suite with that right, within its visible range.
 */
@SeenInDocs("91143")
record Writers(World world, Directory directory) {

    /** Refuses everybody else with 48002. */
    void require(Caller caller) {
        var app = caller.app();
        var syncs = caller.corp().openapiSync() == Sync.ON;
        var may =
                app.contactsSync()
                        ? syncs
                        : !syncs
                                && world.suites
                                        .get(app.suiteId())
                                        .filter(Suite::writesContacts)
                                        .isPresent();
        if (!may) {
            throw RefusalException.of(48002);
        }
    }

    /** The member that the caller means and may change. */
    Member member(Caller caller, String userId) {
        return caller.dialect()
                .meant(userId)
                .filter(member -> directory.sees(caller.app(), member))
                .orElseThrow(() -> RefusalException.of(60111));
    }

    /** Refuses a department that is not there, or not the caller's to change. */
    void requireDepartment(Caller caller, int id, int missing) {
        if (directory.department(caller.corpId(), id).isEmpty()) {
            throw RefusalException.of(missing);
        }
        if (!directory.visibleParties(caller.app()).contains(id)) {
            throw RefusalException.of(60011);
        }
    }

    /** The assistant is not told of what it did itself. */
    Telling telling(Caller caller) {
        return world.behaviour().contacts().echoesOwnWrites() || !caller.app().contactsSync()
                ? Telling.callbacks()
                : Telling.callbacks().exceptTo(caller.app().agentId());
    }
}
