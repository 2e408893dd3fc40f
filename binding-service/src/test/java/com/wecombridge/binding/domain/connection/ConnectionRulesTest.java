package com.wecombridge.binding.domain.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.binding.domain.connection.ConnectionRules.Cancellation;
import com.wecombridge.binding.domain.connection.ConnectionRules.Ownership;
import com.wecombridge.binding.domain.connection.ConnectionRules.Reading;
import com.wecombridge.binding.domain.connection.CorpApp.Standing;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Authorized;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Connected;
import com.wecombridge.binding.domain.connection.CorpApp.Standing.Disconnected;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.TenantId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectionRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
    private static final TenantId ACME = new TenantId("acme");
    private static final TenantId GLOBEX = new TenantId("globex");
    private static final AppProfile CRM = new AppProfile(1000002, "Acme 某某科技", true);

    @Test
    void givesACorpOfNobodyToTheFirstWhoClaimsIt() {
        assertThat(ConnectionRules.claim(Optional.empty(), ACME))
                .isEqualTo(new Ownership.Claimed());
    }

    @Test
    void leavesACorpWhereItIs() {
        assertThat(ConnectionRules.claim(Optional.of(ACME), ACME))
                .isEqualTo(new Ownership.AlreadyTheirs());
        assertThat(ConnectionRules.claim(Optional.of(ACME), GLOBEX))
                .isEqualTo(new Ownership.BelongsToAnother());
    }

    @Test
    void connectsAnAuthorizedAppOnceItIsDescribed() {
        var read = ConnectionRules.read(app(new Authorized()), CRM, NOW);

        assertThat(read).isEqualTo(new Reading.Changed(app(new Connected(CRM, NOW), 2)));
    }

    @Test
    void tellsNothingWhenNothingChanged() {
        var since = NOW.minusSeconds(60);

        assertThat(ConnectionRules.read(app(new Connected(CRM, since)), CRM, NOW))
                .isEqualTo(new Reading.Same());
    }

    @Test
    void remembersSinceWhenItIsConnectedThroughAChange() {
        var since = NOW.minusSeconds(60);
        var renamed = new AppProfile(1000002, "Acme 新名称", true);

        assertThat(ConnectionRules.read(app(new Connected(CRM, since)), renamed, NOW))
                .isEqualTo(new Reading.Changed(app(new Connected(renamed, since), 2)));
    }

    @Test
    void bringsNobodyBackByReading() {
        assertThat(ConnectionRules.read(app(new Disconnected(NOW)), CRM, NOW))
                .isEqualTo(new Reading.Same());
    }

    @Test
    void endsAnAppThatIsCancelled() {
        assertThat(ConnectionRules.cancel(app(new Connected(CRM, NOW)), NOW.plusSeconds(1)))
                .isEqualTo(new Cancellation.Ends(app(new Disconnected(NOW.plusSeconds(1)), 2)));
    }

    @Test
    void ignoresACancellationOlderThanTheAuthorization() {
        assertThat(ConnectionRules.cancel(app(new Connected(CRM, NOW)), NOW.minusSeconds(1)))
                .isEqualTo(new Cancellation.Outdated());
    }

    @Test
    void ignoresASecondCancellation() {
        assertThat(ConnectionRules.cancel(app(new Disconnected(NOW)), NOW.plusSeconds(1)))
                .isEqualTo(new Cancellation.Outdated());
    }

    @Test
    void staysConnectedWhenAuthorizedAgain() {
        var connected = app(new Connected(CRM, NOW));

        var again =
                ConnectionRules.authorizedAgain(connected, Optional.of(ACME), NOW.plusSeconds(9));

        assertThat(again.standing()).isEqualTo(connected.standing());
        assertThat(again.authorizedAt()).isEqualTo(NOW.plusSeconds(9));
        assertThat(again.version()).isEqualTo(2);
    }

    @Test
    void comesBackWhenAuthorizedAgain() {
        var again =
                ConnectionRules.authorizedAgain(app(new Disconnected(NOW)), Optional.of(ACME), NOW);

        assertThat(again.standing()).isEqualTo(new Authorized());
    }

    private static CorpApp app(Standing standing) {
        return app(standing, 1);
    }

    private static CorpApp app(Standing standing, long version) {
        return new CorpApp(
                new CorpId("wwacme0000000001"),
                new AppId("1000002"),
                AppKind.SELF_BUILT,
                Optional.of(ACME),
                standing,
                NOW,
                version);
    }
}
