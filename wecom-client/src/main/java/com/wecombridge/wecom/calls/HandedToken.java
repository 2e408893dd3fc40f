package com.wecombridge.wecom.calls;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import java.io.Serial;
import java.util.concurrent.locks.Lock;
import java.util.regex.Pattern;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;

/**
 * What the library knows about a corp: one token, handed in. It cannot be refreshed and knows no
 * secret, so the library cannot fetch another.
 */
final class HandedToken extends WxCpDefaultConfigImpl {
    private static final Pattern AGENT_ID = Pattern.compile("[0-9]{1,9}");

    @Serial private static final long serialVersionUID = 1L;

    private final transient Tokens.Token token;

    HandedToken(CorpId corp, AppId app, Tokens.Token token, String apiBaseUrl) {
        this.token = token;
        setCorpId(corp.value());
        setBaseApiUrl(apiBaseUrl);
        if (AGENT_ID.matcher(app.value()).matches()) {
            setAgentId(Integer.valueOf(app.value()));
        }
    }

    @Override
    public String getAccessToken() {
        return token.value().reveal();
    }

    @Override
    public boolean isAccessTokenExpired() {
        return false;
    }

    /** A token is only ever replaced by the fact of a new one. */
    @Override
    public void expireAccessToken() {}

    @Override
    public boolean autoRefreshToken() {
        return false;
    }

    @Override
    public String getCorpSecret() {
        throw new UnsupportedOperationException("only binding fetches tokens");
    }

    @Override
    public Lock getAccessTokenLock() {
        throw new UnsupportedOperationException("only binding fetches tokens");
    }

    @Override
    public String toString() {
        return "***";
    }
}
