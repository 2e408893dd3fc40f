package com.wecombridge.events.binding;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;

/** Which of WeCom's tokens and tickets. */
public enum TokenKind {
    /** {@code access_token} of one app in one corp. */
    ACCESS_TOKEN,
    /** {@code jsapi_ticket} of the corp. */
    CORP_TICKET,
    /** {@code jsapi_ticket} of the app ({@code agent_config}). */
    APP_TICKET,
    @JsonEnumDefaultValue
    UNKNOWN
}
