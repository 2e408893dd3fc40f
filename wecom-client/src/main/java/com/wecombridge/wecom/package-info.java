/**
 * WeCom, once: what all services share to talk with it.
 *
 * <p>{@code callback} opens what WeCom sends, {@code secrets} seals what must not be read, {@code
 * tokens} keeps the tokens that binding told, {@code calls} is the one path of a call, {@code
 * endpoints} what it may ask, {@code limits} how often, {@code identities} which ids mean the same
 * person, and {@code access} is how binding gets tokens in the first place. Which questions are
 * asked and what the answers mean stays with each service.
 */
@NullMarked
package com.wecombridge.wecom;

import org.jspecify.annotations.NullMarked;
