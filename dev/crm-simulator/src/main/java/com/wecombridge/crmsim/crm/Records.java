package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.contract.Command.OwnerChangeRequested;
import com.wecombridge.crmsim.contract.Command.RecordCreationRequested;
import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.util.List;
import java.util.UUID;

/** Leads, accounts and whatever else a tenant keeps. Methods run inside a change of the state. */
public final class Records {

    private final Shelf<CrmRecord> records;
    private final Users users;

    public Records(StateFile state, Users users) {
        this.records = state.shelf("records", CrmRecord.class);
        this.users = users;
    }

    public List<CrmRecord> all() {
        return records.all();
    }

    Answer create(RecordCreationRequested command) {
        if (users.find(command.tenant(), command.owner()).isEmpty()) {
            return unknownOwner(command.owner());
        }
        var created =
                new CrmRecord(
                        command.tenant(),
                        command.object(),
                        UUID.randomUUID().toString(),
                        command.owner(),
                        command.fields(),
                        command.externalContact());
        records.put(created.key(), created);
        return Answer.done(created.record());
    }

    Answer changeOwner(OwnerChangeRequested command) {
        if (users.find(command.tenant(), command.owner()).isEmpty()) {
            return unknownOwner(command.owner());
        }
        return records.find(CrmRecord.key(command.tenant(), command.object(), command.record()))
                .map(record -> keep(record.ownedBy(command.owner())))
                .orElseGet(() ->
                        new Answer.Rejected(
                                "unknown-record",
                                "There is no %s %s."
                                        .formatted(command.object(), command.record())));
    }

    private Answer keep(CrmRecord record) {
        records.put(record.key(), record);
        return Answer.done(record.record());
    }

    private static Answer unknownOwner(String owner) {
        return new Answer.Rejected("unknown-owner", "There is no user " + owner + ".");
    }
}
