package com.wecombridge.wecomsim.api;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.view.Dialect;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.Token;
import com.wecombridge.wecomsim.world.World;

/** Who calls, as the token says. */
public record Caller(World world, Token token) {

    public String corpId() {
        return token.corpId();
    }

    public Corp corp() {
        return world.corps.get(token.corpId()).orElseThrow(() -> RefusalException.of(301007));
    }

    /** The app whose token it is. */
    public App app() {
        return world.apps
                .get(Table.key(token.corpId(), token.agentId()))
                .orElseThrow(() -> RefusalException.of(48004));
    }

    public Suite suite() {
        return world.suites.get(token.suiteId()).orElseThrow(() -> RefusalException.of(40083));
    }

    /** The ids and names this caller gets to see. */
    public Dialect dialect() {
        return Dialect.of(world, app());
    }

    /** Whether a provider calls, with its own token, a suite's, or that of a suite's app. */
    public boolean byProvider() {
        return token.kind() != Token.Kind.CORP || !token.suiteId().isEmpty();
    }

    /** The provider that calls; empty for a corp's own app. */
    public String providerCorpId() {
        return token.kind() == Token.Kind.PROVIDER
                ? token.corpId()
                : world.suites.get(token.suiteId()).map(Suite::providerCorpId).orElse("");
    }
}
