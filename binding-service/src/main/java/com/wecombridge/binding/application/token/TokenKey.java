package com.wecombridge.binding.application.token;

import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import java.util.List;

/** Which token or ticket: of which app of which corp, and which of WeCom's kinds. */
public record TokenKey(CorpId corp, AppId app, TokenKind kind) {

    /** What pages sign with; both are fetched with the app's access token. */
    static final List<TokenKind> TICKETS = List.of(TokenKind.CORP_TICKET, TokenKind.APP_TICKET);

    static final List<TokenKind> ALL =
            List.of(TokenKind.ACCESS_TOKEN, TokenKind.CORP_TICKET, TokenKind.APP_TICKET);

    static TokenKey accessToken(CorpId corp, AppId app) {
        return new TokenKey(corp, app, TokenKind.ACCESS_TOKEN);
    }

    TokenKey of(TokenKind other) {
        return new TokenKey(corp, app, other);
    }

    boolean isTicket() {
        return TICKETS.contains(kind);
    }
}
