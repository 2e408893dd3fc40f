package com.wecombridge.binding.domain.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.AccountBinding.Unbound;
import com.wecombridge.binding.domain.pairing.Circumstances.CorpStanding;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.binding.domain.pairing.Circumstances.UserStanding;
import com.wecombridge.binding.domain.pairing.PairingDecision.Accepted;
import com.wecombridge.binding.domain.pairing.PairingDecision.AlreadyBound;
import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;
import com.wecombridge.binding.domain.pairing.PairingDecision.Refused;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PairingRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final MemberUserId LI_LEI = new MemberUserId("LI_LEI");
    private static final MemberUserId HAN_MEIMEI = new MemberUserId("HAN_MEIMEI");
    private static final Circumstances ALL_IS_WELL =
            new Circumstances(
                    UserStanding.LICENSED,
                    CorpStanding.THEIRS,
                    MemberStanding.INSIDE_RANGE,
                    Optional.empty());

    @Test
    void pairsALicensedUserAndAMemberInsideTheRange() {
        assertThat(decide(new Unbound(0), ALL_IS_WELL))
                .isEqualTo(new Accepted(new Bound(LI_LEI, NOW, 1)));
    }

    @Test
    void countsOnAfterAnEarlierBinding() {
        assertThat(decide(new Unbound(4), ALL_IS_WELL))
                .isEqualTo(new Accepted(new Bound(LI_LEI, NOW, 5)));
    }

    @Test
    void changesNothingWhenRepeated() {
        var bound = new Bound(LI_LEI, NOW.minusSeconds(60), 1);

        assertThat(decide(bound, ALL_IS_WELL)).isEqualTo(new AlreadyBound(bound));
    }

    @Test
    void changesNothingWhenRepeatedInAnotherCase() {
        var bound = new Bound(new MemberUserId("li_lei"), NOW, 1);

        assertThat(decide(bound, ALL_IS_WELL)).isEqualTo(new AlreadyBound(bound));
    }

    @Test
    void keepsABindingOfSomebodyWhoLostTheLicence() {
        var bound = new Bound(LI_LEI, NOW, 1);

        assertThat(decide(bound, with(UserStanding.UNLICENSED))).isInstanceOf(AlreadyBound.class);
    }

    @Test
    void refusesAUserWhoIsAnotherMember() {
        assertThat(decide(new Bound(HAN_MEIMEI, NOW, 1), ALL_IS_WELL))
                .isEqualTo(new Refused(Reason.USER_BOUND_ELSEWHERE));
    }

    @Test
    void refusesAMemberWhoIsAnotherUser() {
        var taken =
                new Circumstances(
                        UserStanding.LICENSED,
                        CorpStanding.THEIRS,
                        MemberStanding.INSIDE_RANGE,
                        Optional.of(new CrmUserId("u-9")));

        assertThat(decide(new Unbound(0), taken))
                .isEqualTo(new Refused(Reason.MEMBER_BOUND_ELSEWHERE));
    }

    @Test
    void refusesACorpThatIsNotTheirs() {
        var elsewhere =
                new Circumstances(
                        UserStanding.LICENSED,
                        CorpStanding.NOT_THEIRS,
                        MemberStanding.INSIDE_RANGE,
                        Optional.empty());

        assertThat(decide(new Unbound(0), elsewhere)).isEqualTo(new Refused(Reason.CORP_NOT_FOUND));
    }

    @Test
    void refusesAUserWhomTheCrmDoesNotKnow() {
        assertThat(decide(new Unbound(0), with(UserStanding.UNKNOWN)))
                .isEqualTo(new Refused(Reason.USER_UNKNOWN));
    }

    @Test
    void refusesAUserWithoutALicence() {
        assertThat(decide(new Unbound(0), with(UserStanding.UNLICENSED)))
                .isEqualTo(new Refused(Reason.USER_UNLICENSED));
    }

    @Test
    void refusesAMemberWhomNobodyKnows() {
        assertThat(decide(new Unbound(0), with(MemberStanding.UNKNOWN)))
                .isEqualTo(new Refused(Reason.MEMBER_UNKNOWN));
    }

    @Test
    void refusesAMemberOutsideTheRange() {
        assertThat(decide(new Unbound(0), with(MemberStanding.OUTSIDE_RANGE)))
                .isEqualTo(new Refused(Reason.MEMBER_OUTSIDE_RANGE));
    }

    private static PairingDecision decide(AccountBinding current, Circumstances circumstances) {
        return PairingRules.decide(current, circumstances, LI_LEI, NOW);
    }

    private static Circumstances with(UserStanding user) {
        return new Circumstances(
                user, CorpStanding.THEIRS, MemberStanding.INSIDE_RANGE, Optional.empty());
    }

    private static Circumstances with(MemberStanding member) {
        return new Circumstances(
                UserStanding.LICENSED, CorpStanding.THEIRS, member, Optional.empty());
    }
}
