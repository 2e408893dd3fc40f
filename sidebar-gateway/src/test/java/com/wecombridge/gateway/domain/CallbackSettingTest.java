package com.wecombridge.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.SettingDecision.Accepted;
import com.wecombridge.gateway.domain.SettingDecision.Corp;
import com.wecombridge.gateway.domain.SettingDecision.CorpNotConnected;
import com.wecombridge.gateway.domain.SettingDecision.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallbackSettingTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final CorpApp CONTACTS =
            new CorpApp(new CorpId("wwacmecorp000001"), new AppId("2000002"));
    private static final CorpApp ARCHIVE =
            new CorpApp(new CorpId("wwacmecorp000001"), new AppId("2000004"));
    private static final CallbackKeyPair OLD = new CallbackKeyPair("old", "old-key");
    private static final CallbackKeyPair NEW = new CallbackKeyPair("new", "new-key");
    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration GRACE = Duration.ofHours(24);

    @Test
    void opensWithTheFormerKeysUntilTheirGraceIsOver() {
        var changed = CallbackSetting.first(ACME, CONTACTS, OLD, NOW).changedTo(NEW, NOW, GRACE);

        assertThat(changed.openingAt(NOW.plus(GRACE).minusMillis(1))).containsExactly(NEW, OLD);
        assertThat(changed.openingAt(NOW.plus(GRACE))).containsExactly(NEW);
    }

    @Test
    void changesNothingWhenTheSameKeysComeAgain() {
        var changed = CallbackSetting.first(ACME, CONTACTS, OLD, NOW).changedTo(NEW, NOW, GRACE);

        assertThat(changed.changedTo(NEW, NOW.plusSeconds(60), GRACE)).isEqualTo(changed);
    }

    @Test
    void acceptsTheFirstAndAFurtherAppOfAConnectedCorp() {
        var present = CallbackSetting.first(ACME, CONTACTS, OLD, NOW);
        var wish = new Wish(ACME, ARCHIVE, NEW);
        var accepted = new Accepted(CallbackSetting.first(ACME, ARCHIVE, NEW, NOW));

        assertThat(decide(new Corp(Set.of(ACME), List.of()), wish)).isEqualTo(accepted);
        assertThat(decide(new Corp(Set.of(ACME), List.of(present)), wish)).isEqualTo(accepted);
    }

    @Test
    void phasesOutTheTenantsOwnFormerKeys() {
        var present = CallbackSetting.first(ACME, CONTACTS, OLD, NOW);

        assertThat(decide(new Corp(Set.of(ACME), List.of(present)), new Wish(ACME, CONTACTS, NEW)))
                .isEqualTo(new Accepted(present.changedTo(NEW, NOW, GRACE)));
    }

    @Test
    void refusesACorpThatIsConnectedToNobody() {
        assertThat(decide(new Corp(Set.of(), List.of()), new Wish(ACME, CONTACTS, NEW)))
                .isEqualTo(new CorpNotConnected());
    }

    @Test
    void refusesACorpThatIsConnectedToAnotherTenant() {
        var corp = new Corp(Set.of(GLOBEX), List.of());

        assertThat(decide(corp, new Wish(ACME, CONTACTS, NEW))).isEqualTo(new CorpNotConnected());
    }

    @Test
    void refusesACorpThatIsNoLongerConnectedToWhoSetItUp() {
        var own = CallbackSetting.first(ACME, CONTACTS, OLD, NOW);

        assertThat(decide(new Corp(Set.of(), List.of(own)), new Wish(ACME, CONTACTS, NEW)))
                .isEqualTo(new CorpNotConnected());
    }

    @Test
    void phasesOutNothingOfWhatAnotherTenantLeftAtTheAddress() {
        var left = CallbackSetting.first(GLOBEX, CONTACTS, OLD, NOW);

        assertThat(decide(new Corp(Set.of(ACME), List.of(left)), new Wish(ACME, CONTACTS, NEW)))
                .isEqualTo(new Accepted(CallbackSetting.first(ACME, CONTACTS, NEW, NOW)));
    }

    @Test
    void printsNoSecret() {
        var setting = CallbackSetting.first(ACME, CONTACTS, OLD, NOW).changedTo(NEW, NOW, GRACE);

        assertThat(setting.toString()).doesNotContain("old", "new");
    }

    private static SettingDecision decide(Corp corp, Wish wish) {
        return SettingDecision.decide(corp, wish, NOW, GRACE);
    }
}
