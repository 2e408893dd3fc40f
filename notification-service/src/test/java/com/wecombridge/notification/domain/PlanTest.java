package com.wecombridge.notification.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.domain.Batch.Receiver;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class PlanTest {

    private static final Instant MONDAY = Instant.parse("2026-11-16T02:00:00Z");
    private static final CorpId HEAD_OFFICE = new CorpId("wwacme0000000001");
    private static final CorpId BRANCH = new CorpId("wwacme0000000002");
    private static final CrmUserId LI_LEI = new CrmUserId("u-lilei");
    private static final CrmUserId NOBODY = new CrmUserId("u-unpaired");

    @Test
    void namesThoseWhomNobodyPaired() {
        var plan =
                Plan.of(
                        List.of(LI_LEI, NOBODY),
                        List.of(paired(LI_LEI, HEAD_OFFICE, true, MONDAY)));

        assertThat(plan.unpaired()).containsExactly(NOBODY);
        assertThat(plan.batches())
                .containsExactly(new Batch(HEAD_OFFICE, List.of(receiver(LI_LEI))));
    }

    @Test
    void tellsSomebodyPairedTwiceOnceWhereTheyCanBeReached() {
        var plan =
                Plan.of(
                        List.of(LI_LEI),
                        List.of(
                                paired(LI_LEI, BRANCH, false, MONDAY),
                                paired(LI_LEI, HEAD_OFFICE, true, MONDAY.plusSeconds(60))));

        assertThat(plan.batches()).extracting(Batch::corp).containsExactly(HEAD_OFFICE);
    }

    @Test
    void cutsBatchesAtWhatOneCallTakes() {
        var users = IntStream.range(0, 2_001).mapToObj(i -> new CrmUserId("u-" + i)).toList();
        var pairings = users.stream().map(user -> paired(user, HEAD_OFFICE, true, MONDAY)).toList();

        assertThat(Plan.of(users, pairings).batches())
                .extracting(batch -> batch.receivers().size())
                .containsExactly(1_000, 1_000, 1);
    }

    @Test
    void letsTheEarliestAppSpeakButNoneOfWeComsOwn() {
        var sync = new Sender(new AppId("2000002"), 2_000_002, MONDAY);
        var crm = new Sender(new AppId("1000002"), 1_000_002, MONDAY.plusSeconds(60));
        var other = new Sender(new AppId("1000003"), 1_000_003, MONDAY.plusSeconds(90));

        assertThat(Sender.among(List.of(other, sync, crm))).contains(crm);
        assertThat(Sender.among(List.of(sync))).isEmpty();
    }

    private static Pairing paired(CrmUserId user, CorpId corp, boolean reachable, Instant at) {
        return new Pairing(user, corp, new MemberUserId("m-" + user.value()), reachable, at);
    }

    private static Receiver receiver(CrmUserId user) {
        return new Receiver(user, new MemberUserId("m-" + user.value()));
    }
}
