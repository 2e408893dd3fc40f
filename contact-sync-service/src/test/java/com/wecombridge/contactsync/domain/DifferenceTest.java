package com.wecombridge.contactsync.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final Instant NINE = Instant.parse("2026-11-20T09:00:00Z");
    private static final Instant TEN = NINE.plusSeconds(3600);

    @Test
    void isNothingWhenAllIsAsItWas() {
        var difference =
                Difference.between(
                        List.of(member("LI_LEI", "李雷")), List.of(kept("LI_LEI", "李雷")), TEN);

        assertThat(difference.changed()).isEmpty();
        assertThat(difference.vanished()).isEmpty();
    }

    @Test
    void findsTheNewTheChangedAndTheVanished() {
        var difference =
                Difference.between(
                        List.of(member("LI_LEI", "李雷雷"), member("POLLY", "波莉")),
                        List.of(kept("LI_LEI", "李雷"), kept("LUCY", "露西")),
                        TEN);

        assertThat(difference.changed())
                .extracting(MirroredMember::key)
                .containsExactly("li_lei", "polly");
        assertThat(difference.vanished()).extracting(Kept::id).containsExactly("LUCY");
    }

    @Test
    void leavesRowsAloneThatWereReadLater() {
        var readLater = new Kept("lucy", "LUCY", "", true, TEN.plusSeconds(1), 3);
        var difference = Difference.between(List.<MirroredMember>of(), List.of(readLater), TEN);

        assertThat(difference.vanished()).isEmpty();
    }

    @Test
    void findsSomebodyWhoReturned() {
        var gone = new Kept("li_lei", "LI_LEI", "", false, NINE, 2);
        var difference = Difference.between(List.of(member("LI_LEI", "李雷")), List.of(gone), TEN);

        assertThat(difference.changed()).hasSize(1);
        assertThat(difference.keptBefore()).isZero();
    }

    @Test
    void isSuspiciousAboveHalfOfMoreThanTwenty() {
        assertThat(vanishing(11, 20).removesSuspiciouslyMany()).isFalse();
        assertThat(vanishing(11, 22).removesSuspiciouslyMany()).isFalse();
        assertThat(vanishing(12, 22).removesSuspiciouslyMany()).isTrue();
    }

    private static Difference<MirroredMember> vanishing(int gone, int before) {
        var mirror = IntStream.range(0, before).mapToObj(n -> kept("M" + n, "n")).toList();
        var seen = IntStream.range(gone, before).mapToObj(n -> member("M" + n, "n")).toList();
        return Difference.between(seen, mirror, TEN);
    }

    private static Kept kept(String id, String name) {
        var content = member(id, name);
        return new Kept(content.key(), id, content.fingerprint(), true, NINE, 1);
    }

    private static MirroredMember member(String id, String name) {
        var member =
                new Member(new MemberUserId(id), Optional.of(name), Optional.empty(), List.of(), 1);
        return new MirroredMember(member, true);
    }
}
