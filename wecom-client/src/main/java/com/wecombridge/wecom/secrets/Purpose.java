package com.wecombridge.wecom.secrets;

/** What a secret is for. The names are bound into sealed texts: add new ones, never rename. */
public enum Purpose {
    /** An access token or ticket of WeCom, as told on {@code bindings.tokens}. */
    WECOM_TOKEN,
    /** The Secret of a corp's own app. */
    APP_SECRET,
    /** What WeCom exchanges for a permanent code, once. */
    AUTH_CODE,
    /** What a corp gave a suite for good when it installed it. */
    PERMANENT_CODE,
    /** The latest ticket of a suite. */
    SUITE_TICKET,
    /** The Token of a callback address. */
    CALLBACK_TOKEN,
    /** The EncodingAESKey of a callback address. */
    CALLBACK_KEY,
    /** What a callback said. */
    CALLBACK_TEXT,
    /** The private half of a key pair under which the gateway vouches for callers. */
    SIGNING_KEY,
    /** The Secret of the chat archive. */
    ARCHIVE_SECRET,
    /** The private half of a chat archive key pair. */
    ARCHIVE_PRIVATE_KEY
}
