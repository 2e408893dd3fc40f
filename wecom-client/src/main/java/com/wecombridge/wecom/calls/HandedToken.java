package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.tokens.Tokens;
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

    private transient volatile Tokens.Token token;

    HandedToken(Caller caller, Tokens.Token token, String apiBaseUrl) {
        this.token = token;
        setCorpId(caller.corp().value());
        setBaseApiUrl(apiBaseUrl);
        if (AGENT_ID.matcher(caller.app().value()).matches()) {
            setAgentId(Integer.valueOf(caller.app().value()));
        }
    }

    Tokens.Token current() {
        return token;
    }

    /** Binding told another one while the call was under way. */
    void replaceBy(Tokens.Token next) {
        this.token = next;
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
