package com.wecombridge.contactsync.domain;

/** How many a run saw, and how many of them differed from the mirror. */
public record SyncCounts(
        int members,
        int departments,
        int membersWritten,
        int membersRemoved,
        int departmentsWritten,
        int departmentsRemoved) {}
