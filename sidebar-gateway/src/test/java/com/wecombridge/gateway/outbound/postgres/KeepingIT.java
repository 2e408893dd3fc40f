package com.wecombridge.gateway.outbound.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.wecombridge.events.store.Transactions;
import com.wecombridge.gateway.RunningGateway;
import com.wecombridge.gateway.application.Leftovers;
import com.wecombridge.gateway.domain.KeyRota;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** How long the gateway keeps keys and callbacks. */
@NullUnmarked
class KeepingIT extends RunningGateway {

    private static final KeepSettings MONTHS =
            new KeepSettings(Duration.ofDays(30), Duration.ofDays(30));

    @Autowired DatabaseClient db;
    @Autowired Transactions transactions;
    @Autowired Vault vault;
    @Autowired Leftovers leftovers;

    @Test
    void changesItsSigningKeyWithoutAGap() {
        var former = rotaAt(Instant.now()).signing(Instant.now());
        var monthLater = Instant.now().plus(Duration.ofDays(31));

        var made = rotaAt(monthLater);
        var read = rotaAt(monthLater.plusSeconds(1));

        assertThat(made.keys()).hasSize(2);
        assertThat(read.keys())
                .extracting("id")
                .isEqualTo(made.keys().stream().map(k -> k.id()).toList());
        assertThat(made.signing(monthLater).id()).isEqualTo(former.id());
        assertThat(made.published(monthLater)).hasSize(2);
        var changed = monthLater.plus(KeyRota.PUBLISHED_AHEAD);
        assertThat(made.signing(changed).id()).isNotEqualTo(former.id());
        assertThat(made.published(changed.plus(KeyRota.PUBLISHED_AFTER))).hasSize(1);
        database.execute("delete from signing_key where id <> '" + former.id() + "'");
    }

    /** Whoever holds the other half could introduce anybody to every service. */
    @Test
    void publishesNoKeyThatSomebodyPutThere() throws Exception {
        rotaAt(Instant.now());
        var stranger = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        database.execute(
                """
                insert into signing_key (id, public_key, sealed_private_key, created_at)
                select 'stranger', '%s', sealed_private_key, created_at + interval '1 second'
                  from signing_key limit 1
                """
                        .formatted(Base64.getEncoder().encodeToString(stranger.getEncoded())));
        try {
            assertThatThrownBy(() -> rotaAt(Instant.now()))
                    .hasRootCauseMessage("the public half belongs to another key");
        } finally {
            database.execute("delete from signing_key where id = 'stranger'");
        }
    }

    @Test
    void forgetsCallbacksPastTheirTime() {
        store("old", "31 days");
        store("young", "29 days");

        leftovers.forget().block(SOON);

        assertThat(database.rows("select identity from stored_callback where receiver = 'keeping'"))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("identity", "young"));
        database.execute("delete from stored_callback where receiver = 'keeping'");
    }

    /** As a replica sees it that asks for the first time. */
    private KeyRota rotaAt(Instant now) {
        var clock = Clock.fixed(now, ZoneOffset.UTC);
        var replica = new PostgresSigningKeys(db, transactions, vault, clock, MONTHS);
        return Objects.requireNonNull(replica.rota().block(SOON));
    }

    private static void store(String identity, String age) {
        database.execute(
                """
                insert into stored_callback (identity, receiver, app_id, state, sealed_text, received_at)
                values ('%s', 'keeping', '1000002', 'TOLD', 'sealed', now() - interval '%s')
                """
                        .formatted(identity, age));
    }
}
