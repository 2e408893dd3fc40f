package com.wecombridge.binding.application.pairing;

import static com.wecombridge.binding.application.InMemory.CLOCK;
import static com.wecombridge.binding.application.InMemory.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.InMemory;
import com.wecombridge.binding.application.pairing.CrmUsers.CrmUser;
import com.wecombridge.binding.application.pairing.Members.Sighting;
import com.wecombridge.binding.domain.pairing.AccountBinding.Bound;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.binding.domain.pairing.PairingDecision;
import com.wecombridge.binding.domain.pairing.PairingDecision.Accepted;
import com.wecombridge.binding.domain.pairing.PairingDecision.AlreadyBound;
import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;
import com.wecombridge.binding.domain.pairing.PairingDecision.Refused;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.AccountBindingEvent.AccountBound;
import com.wecombridge.events.binding.AccountBindingEvent.AccountUnbound;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.id.TenantId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BindAccountTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final CrmUserId LI = new CrmUserId("u-lilei");
    private static final CrmUserId HAN = new CrmUserId("u-hanmeimei");
    private static final MemberUserId LI_LEI = new MemberUserId("LI_LEI");
    private static final Actor ADMINISTRATOR = new Actor(ACME, "wang.admin");

    private final InMemory memory = new InMemory();
    private final InMemoryAccounts accounts = new InMemoryAccounts();
    private final Audit audit = new Audit(memory, CLOCK);
    private final BindAccount bind =
            new BindAccount(accounts, accounts, accounts, memory, audit, memory);
    private final UnbindAccount unbind = new UnbindAccount(accounts, memory, audit, memory);

    @BeforeEach
    void twoUsersAndOneMember() {
        accounts.theirs(CORP);
        accounts.learn(new CrmUser(ACME, LI, "李雷", true), 1).block();
        accounts.learn(new CrmUser(ACME, HAN, "韩梅梅", true), 1).block();
        accounts.learn(
                        new Sighting(ACME, CORP, new AppId("1000002"), LI_LEI),
                        MemberStanding.INSIDE_RANGE,
                        1)
                .block();
    }

    @Test
    void announcesABindingOnlyOnce() {
        var first = bind(LI);
        var again = bind(LI);

        var bound = new Bound(LI_LEI, NOW, 1);
        assertThat(first).isEqualTo(new Accepted(bound));
        assertThat(again).isEqualTo(new AlreadyBound(bound));
        assertThat(memory.told())
                .containsExactly(
                        new AccountBound(ACME, CORP, LI, LI_LEI, NOW, 1),
                        attempt("u-lilei", Optional.empty()));
    }

    private static AuditEntry attempt(String user, Optional<String> refusal) {
        return new AuditEntry(
                ACME,
                "wang.admin",
                "account.bind",
                "accounts/" + user,
                Map.of("corp", CORP.value(), "member", "LI_LEI"),
                refusal,
                NOW,
                NOW.toEpochMilli());
    }

    @Test
    void refusesTheSecondUserOfAMember() {
        bind(LI);

        assertThat(bind(HAN)).isEqualTo(new Refused(Reason.MEMBER_BOUND_ELSEWHERE));
        assertThat(memory.told())
                .hasSize(3)
                .last()
                .isEqualTo(attempt(HAN.value(), Optional.of("MEMBER_BOUND_ELSEWHERE")));
    }

    @Test
    void refusesWhoLosesTheRace() {
        accounts.nextSaveLoses(Reason.MEMBER_BOUND_ELSEWHERE);

        assertThat(bind(LI)).isEqualTo(new Refused(Reason.MEMBER_BOUND_ELSEWHERE));
        assertThat(memory.told())
                .containsExactly(attempt("u-lilei", Optional.of("MEMBER_BOUND_ELSEWHERE")));
    }

    @Test
    void bindsAgainAfterUnbindingAndCountsOn() {
        bind(LI);
        unbind(LI);

        assertThat(bind(HAN)).isEqualTo(new Accepted(new Bound(LI_LEI, NOW, 1)));
        assertThat(memory.told()).contains(new AccountUnbound(ACME, CORP, LI, LI_LEI, NOW, 2));
    }

    @Test
    void unbindsNobodyTwice() {
        bind(LI);
        unbind(LI);
        var told = memory.told().size();

        unbind(LI);

        assertThat(memory.told()).hasSize(told);
    }

    private PairingDecision bind(CrmUserId user) {
        var command = new BindAccount.Command(ADMINISTRATOR, user, CORP, LI_LEI, NOW);
        return Objects.requireNonNull(bind.handle(command).block());
    }

    private void unbind(CrmUserId user) {
        unbind.handle(new UnbindAccount.Command(ADMINISTRATOR, user, CORP, NOW)).block();
    }
}
