package com.wecombridge.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.testkit.TestDatabase;
import com.wecombridge.testkit.secrets.Chore;
import com.wecombridge.testkit.secrets.OutlivesItsKeys;
import com.wecombridge.wecom.rotation.Rotation;
import com.wecombridge.wecom.rotation.RotationSettings;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.secrets.MasterKeys;
import com.wecombridge.wecom.secrets.SecretBox;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;

/** Callbacks arrive, their keys change and callers are vouched for while all keys are exchanged. */
@NullUnmarked
class RotationUnderLoadIT extends RunningGateway implements OutlivesItsKeys {

    private static final Sender FORMER =
            new Sender("FormerToken", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final Sender CURRENT =
            new Sender("CurrentToken", "ZZECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    private static final String STEADY = ACME + "/" + CONTACTS;

    @Autowired RelayDatabase relay;
    @Autowired List<SealedColumn> columns;

    private int rounds;

    @Override
    public TestDatabase database() {
        return database;
    }

    @Override
    public void rotate(String masterKeys, String dataKeys) {
        new Rotation(
                        new SecretBox(MasterKeys.of(masterKeys)),
                        relay,
                        columns,
                        new RotationSettings(DataKeys.valueOf(dataKeys)),
                        new SimpleMeterRegistry())
                .rotate();
    }

    @Override
    public List<Chore> work() {
        acmeIsSetUp();
        return List.of(
                this::changeAndHearUnderBothPairs,
                () -> hear(STEADY, ACME_SENDER),
                () -> hear(STEADY, ACME_SENDER),
                this::vouch);
    }

    /**
     * The gateway remembers an address for two seconds: each round has one of its own, and comes
     * back to one of long ago.
     */
    private void changeAndHearUnderBothPairs() {
        change(address(++rounds), FORMER);
        change(address(rounds), CURRENT);
        for (var round : List.of(rounds, Math.max(1, rounds - 20), 1)) {
            hear(address(round), CURRENT);
            hear(address(round), FORMER);
        }
    }

    private static String address(int round) {
        return ACME + "/10%05d".formatted(round);
    }

    private void change(String address, Sender keys) {
        var body =
                "{\"token\":\"%s\",\"encodingAesKey\":\"%s\"}"
                        .formatted(keys.token(), keys.encodingAesKey());
        var answer = put("/api/v1/callback-settings/" + address, OIDC.administrator("acme"), body);
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    /** A kind that nobody knows is stored, sealed, as any other. */
    private void hear(String address, Sender sender) {
        var xml =
                "<xml><ToUserName>%s</ToUserName><CreateTime>0</CreateTime><Event>a%d</Event></xml>"
                        .formatted(ACME, System.nanoTime());
        var posted = sender.post(ACME, xml);
        var answer = post("/wecom/callbacks/corps/" + address + posted.query(), posted.body());
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    private void vouch() throws Exception {
        OWNER.forget();
        assertThat(get("/api/v1/members", OIDC.salesperson("acme")).statusCode()).isEqualTo(200);
        var bearer = OWNER.lastAsked().headers().getFirst("Authorization");
        var token = SignedJWT.parse(bearer.substring("Bearer ".length()));
        var keys = JWKSet.parse(get("/internal/keys").body());
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID()).toECKey();
        assertThat(token.verify(new ECDSAVerifier(key))).isTrue();
    }
}
