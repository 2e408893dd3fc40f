package com.wecombridge.crmsim.crm;

import com.wecombridge.crmsim.store.Shelf;
import com.wecombridge.crmsim.store.StateFile;
import java.util.Optional;

/** Answers that a person scripted: the next commands of a kind are rejected. */
public final class Refusals {

    private final Shelf<Refusal> refusals;

    public Refusals(StateFile state) {
        this.refusals = state.shelf("refusals", Refusal.class);
    }

    public Refusal define(Refusal refusal) {
        refusals.put(refusal.key(), refusal);
        return refusal;
    }

    Optional<Answer> next(String tenant, String command) {
        return refusals.find(Refusal.key(tenant, command))
                .map(refusal -> {
                    use(refusal);
                    return new Answer.Rejected(refusal.reason(), refusal.detail());
                });
    }

    private void use(Refusal refusal) {
        if (refusal.times() > 1) {
            refusals.put(refusal.key(), refusal.onceLess());
        } else {
            refusals.remove(refusal.key());
        }
    }

    /**
     * One script.
     *
     * @param command a kind: activation, todo-action, record-creation, owner-change
     */
    public record Refusal(String tenant, String command, String reason, String detail, int times) {

        public Refusal {
            Ids.require("tenant", tenant);
            Ids.require("command", command);
            Ids.require("reason", reason);
        }

        String key() {
            return key(tenant, command);
        }

        static String key(String tenant, String command) {
            return tenant + ":" + command;
        }

        Refusal onceLess() {
            return new Refusal(tenant, command, reason, detail, times - 1);
        }
    }
}
