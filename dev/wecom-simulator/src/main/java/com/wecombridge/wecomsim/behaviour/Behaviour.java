package com.wecombridge.wecomsim.behaviour;

import java.time.Duration;
import java.util.Objects;

/**
 * What can be turned on the simulated WeCom as a whole; chiefly what WeCom does not document.
 *
 * @param duplicateAnswer what a swallowed duplicate message answers (unconfirmed)
 * @param retrySpacing pause between the attempts of a callback (undocumented)
 * @param callbacksAtOnce how many callbacks are under way to one address; 1 keeps them in order
 * @param messagesPerMinute silent drop for one member above this
 * @param secretsBeforeBan wrong secrets from one address within an hour before it is banned for an
 *     hour; the figure is what people report who were banned
 * @param subscribeOnInstall whether installing an app reports subscribe for everyone in its range
 * @param clockAhead how far the simulated clock is ahead of the real one
 */
public record Behaviour(
        DuplicateAnswer duplicateAnswer,
        Duration retrySpacing,
        int callbacksAtOnce,
        int messagesPerMinute,
        int messagesPerHour,
        int secretsBeforeBan,
        boolean subscribeOnInstall,
        Duration clockAhead,
        Rates rates,
        Access access,
        Kept kept,
        TokenRules tokens,
        EditionRules editions,
        ContactRules contacts,
        LicenceRules licences,
        TalkRules talk,
        CallbackRules callbacks) {

    /** A part that was not there when the state was written is as usual. */
    public Behaviour {
        rates = Objects.requireNonNullElse(rates, Rates.PUBLISHED);
        access = Objects.requireNonNullElse(access, Access.USUAL);
        kept = Objects.requireNonNullElse(kept, Kept.USUAL);
        tokens = Objects.requireNonNullElse(tokens, TokenRules.STRICT);
        editions = Objects.requireNonNullElse(editions, EditionRules.USUAL);
        contacts = Objects.requireNonNullElse(contacts, ContactRules.USUAL);
        licences = Objects.requireNonNullElse(licences, LicenceRules.USUAL);
        talk = Objects.requireNonNullElse(talk, TalkRules.USUAL);
        callbacks = Objects.requireNonNullElse(callbacks, CallbackRules.USUAL);
    }

    /** As documented by WeCom, and the milder reading where nothing is. */
    public static Behaviour standard(Duration retrySpacing) {
        return new Behaviour(
                DuplicateAnswer.SAME_MSGID,
                retrySpacing,
                1,
                30,
                1000,
                2000,
                false,
                Duration.ZERO,
                Rates.PUBLISHED,
                Access.USUAL,
                Kept.USUAL,
                TokenRules.STRICT,
                EditionRules.USUAL,
                ContactRules.USUAL,
                LicenceRules.USUAL,
                TalkRules.USUAL,
                CallbackRules.USUAL);
    }

    /** What the sender of a swallowed duplicate is told. */
    public enum DuplicateAnswer {
        SAME_MSGID,
        NEW_MSGID
    }
}
