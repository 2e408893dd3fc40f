package com.wecombridge.wecomsim.world;

import java.time.Instant;

/**
 * A provider's app template that corps install.
 *
 * @param contactEvents where change_contact goes: the command address, the data address, both, or
 *     nowhere
 * @param privilegeLevel what {@code auth_info} says about its contact rights; 1 read basic, 3 read
 *     and write
 * @param verification what became of the GET checks when the addresses were saved
 * @param ticket the newest suite ticket, empty before the first
 */
public record Suite(
        String suiteId,
        String name,
        String secret,
        String providerCorpId,
        String commandUrl,
        String dataUrl,
        String token,
        String aesKey,
        Door contactEvents,
        int privilegeLevel,
        boolean ticketsPaused,
        String verification,
        String ticket,
        Instant ticketAt) {

    /** A suite with a derived secret and no addresses yet. */
    public static Suite of(String suiteId) {
        return new Suite(
                suiteId,
                suiteId,
                suiteId + "-secret",
                "wwprovider0000001",
                "",
                "",
                "",
                "",
                Door.COMMAND,
                1,
                false,
                "",
                "",
                Instant.EPOCH);
    }

    /** Whether it is a template of agency-built apps (代开发), whose secret is the permanent code. */
    public boolean agencyBuilt() {
        return suiteId.startsWith("dk");
    }

    /** Whether its apps write contacts, so that the corp's own assistant may not (91143). */
    public boolean writesContacts() {
        return privilegeLevel == 3;
    }

    /** The same suite with a fresh ticket. */
    public Suite withTicket(String newTicket, Instant at) {
        return new Suite(
                suiteId,
                name,
                secret,
                providerCorpId,
                commandUrl,
                dataUrl,
                token,
                aesKey,
                contactEvents,
                privilegeLevel,
                ticketsPaused,
                verification,
                newTicket,
                at);
    }

    /** Which of a suite's addresses. */
    public enum Door {
        NONE,
        COMMAND,
        DATA,
        BOTH;

        /** Whether this choice includes the other. */
        public boolean includes(Door door) {
            return this == door || this == BOTH;
        }
    }
}
