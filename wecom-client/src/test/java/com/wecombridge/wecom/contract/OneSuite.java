package com.wecombridge.wecom.contract;

import static com.wecombridge.wecom.contract.Contract.now;

import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.SuiteApi.Installation;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecomsim.WeComSimulator;

/**
 * A suite of a provider with the address that hears its tickets, and a corp whose administrator
 * installs it. The simulator only: a real suite needs its own public address and a person.
 */
final class OneSuite implements AutoCloseable {
    static final Secret SECRET = new Secret("secret-of-the-suite");
    static final Secret PROVIDER_SECRET = new Secret("secret-of-the-provider");

    final SuiteId id;
    final CorpId provider;
    final CallbackDoor door;
    final SuiteApi api;
    private final Contract weCom;

    OneSuite(Contract weCom, String id, String provider) {
        this.weCom = weCom;
        this.id = new SuiteId(id);
        this.provider = new CorpId(provider);
        WeComSimulator simulator = simulator();
        weCom.hold(weCom.target().app()); // the corp's own app is there first, and keeps its number
        this.door = new CallbackDoor(id, provider, weCom.target().corp().value());
        this.api = new SuiteApi(weCom.clientSettings());
        simulator
                .define()
                .suite(
                        id,
                        suite ->
                                suite.secret(SECRET.reveal())
                                        .provider(provider, PROVIDER_SECRET.reveal())
                                        .callbacks(
                                                door.url(),
                                                door.url(),
                                                CallbackDoor.TOKEN,
                                                CallbackDoor.AES_KEY));
        simulator.define().pushSuiteTicket(id);
    }

    WeComSimulator simulator() {
        return weCom.simulator("a suite needs its own address and a person");
    }

    Secret token() {
        return now(api.suiteToken(id, SECRET, door.ticket())).value();
    }

    Installation installed(Secret suiteToken) {
        return now(api.completeInstall(suiteToken, authCode(suiteToken)));
    }

    /** What an administrator of the corp brings back from WeCom's page. */
    Secret authCode(Secret suiteToken) {
        Secret preAuthCode = now(api.preAuthCode(suiteToken)).value();
        var outcome =
                simulator()
                        .define()
                        .install(
                                id.value(),
                                weCom.target().corp().value(),
                                how ->
                                        how.preAuthCode(preAuthCode.reveal())
                                                .redirectUri("https://crm.example.com/installed")
                                                .admin("ZHOU_MIN")
                                                .state("bind42"));
        return new Secret(outcome.authCode());
    }

    @Override
    public void close() {
        api.close();
        door.close();
    }
}
