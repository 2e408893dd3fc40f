package com.wecombridge.gateway.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.SettingDecision.Accepted;
import com.wecombridge.gateway.domain.SettingDecision.CorpOfAnotherTenant;
import com.wecombridge.gateway.domain.SettingDecision.Wish;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    void acceptsAFurtherAppOfTheTenantsOwnCorp() {
        var present = CallbackSetting.first(ACME, CONTACTS, OLD, NOW);

        assertThat(decide(List.of(present), new Wish(ACME, ARCHIVE, NEW)))
                .isEqualTo(new Accepted(CallbackSetting.first(ACME, ARCHIVE, NEW, NOW)));
    }

    @Test
    void leavesEveryAppOfACorpToTheTenantThatCameFirst() {
        var present = CallbackSetting.first(ACME, CONTACTS, OLD, NOW);

        assertThat(decide(List.of(present), new Wish(GLOBEX, ARCHIVE, NEW)))
                .isEqualTo(new CorpOfAnotherTenant());
    }

    @Test
    void printsNoSecret() {
        var setting = CallbackSetting.first(ACME, CONTACTS, OLD, NOW).changedTo(NEW, NOW, GRACE);

        assertThat(setting.toString()).doesNotContain("old", "new");
    }

    private static SettingDecision decide(List<CallbackSetting> ofCorp, Wish wish) {
        return SettingDecision.decide(ofCorp, wish, NOW, GRACE);
    }
}
