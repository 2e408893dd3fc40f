package com.wecombridge.binding.domain;

/** Why asking WeCom came to nothing, in terms of what we do next. */
public sealed interface Refusal {

    /** For administrators and operators: WeCom's number and words, never a secret. */
    String cause();

    /** Nothing happened there; the same question may be asked again later. */
    record Later(String cause) implements Refusal {}

    /** There is no token to ask with just now, or WeCom refused it; another one is on its way. */
    record NoToken(String cause) implements Refusal {}

    /** The secret, permanent code or auth code is wrong. Asking again with it does harm. */
    record CredentialWrong(String cause) implements Refusal {}

    /** An administrator or operator has to change something first: trusted IP, permission. */
    record NotPermitted(String cause) implements Refusal {}

    /** The call was made and nobody knows what came of it. */
    record OutcomeUnknown(String cause) implements Refusal {}
}
