package com.wecombridge.events.work;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.TinyService;
import com.wecombridge.events.codec.Samples;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.events.store.Scope;
import com.wecombridge.events.store.Transactions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LeasesIT extends TinyService.Running {

    /** No worker of the service does it, so nobody but the test claims it. */
    private static final String KIND = "done-by-nobody";

    private static final Duration LEASE = Duration.ofMinutes(1);

    @Autowired private WorkQueue queue;
    @Autowired private Transactions transactions;
    @Autowired private RelayDatabase relay;

    @AfterEach
    void leaveNoWork() {
        database.execute("delete from work");
    }

    @Test
    void whatWasGivenBackIsNotTakenAgainByARenewalThatCameLate() {
        var leases = new Leases(relay, LEASE);
        var work = Work.of(KIND, Samples.ACME, Samples.CORP, "a");
        transactions.within(Scope.of(Samples.ACME), queue.add(work)).block();
        var claimed = leases.claim(List.of(KIND), List.of(), 1).getFirst();
        assertThat(leases.claim(List.of(KIND), List.of(), 1)).isEmpty();

        leases.giveBack(claimed, Duration.ZERO, "the process ends");
        leases.renew(claimed);

        assertThat(leases.claim(List.of(KIND), List.of(), 1)).hasSize(1);
    }
}
