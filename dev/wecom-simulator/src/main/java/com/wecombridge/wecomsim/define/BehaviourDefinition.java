package com.wecombridge.wecomsim.define;

import com.wecombridge.wecomsim.behaviour.Behaviour.DuplicateAnswer;
import java.time.Duration;
import java.util.Map;

/** Switches of the simulated WeCom as a whole. */
public final class BehaviourDefinition extends Definition<BehaviourDefinition> {

    public BehaviourDefinition duplicateAnswer(DuplicateAnswer answer) {
        return set("duplicateAnswer", answer);
    }

    public BehaviourDefinition retrySpacing(Duration spacing) {
        return set("retrySpacing", spacing);
    }

    public BehaviourDefinition callbacksAtOnce(int count) {
        return set("callbacksAtOnce", count);
    }

    public BehaviourDefinition messagesPerMinute(int count) {
        return set("messagesPerMinute", count);
    }

    public BehaviourDefinition secretsBeforeBan(int count) {
        return set("secretsBeforeBan", count);
    }

    public BehaviourDefinition subscribeOnInstall(boolean subscribe) {
        return set("subscribeOnInstall", subscribe);
    }

    /** Limits of calling, by the names of {@code Rates}; what is not named stays. */
    public BehaviourDefinition rates(Map<String, ?> figures) {
        return set("rates", figures);
    }

    /** Rules about callers' addresses, by the names of {@code Access}. */
    public BehaviourDefinition access(Map<String, ?> rules) {
        return set("access", rules);
    }

    /** What WeCom leaves open about tokens, by the names of {@code TokenRules}. */
    public BehaviourDefinition tokens(Map<String, ?> rules) {
        return set("tokens", rules);
    }

    /** Paid editions, by the names of {@code EditionRules}. */
    public BehaviourDefinition editions(Map<String, ?> rules) {
        return set("editions", rules);
    }

    /** What can be varied about contacts, by the names of {@code ContactRules}. */
    public BehaviourDefinition contacts(Map<String, ?> rules) {
        return set("contacts", rules);
    }

    /** Interface licences, by the names of {@code LicenceRules}. */
    public BehaviourDefinition licences(Map<String, ?> rules) {
        return set("licences", rules);
    }

    /** What WeCom leaves open about callbacks, by the names of {@code CallbackRules}. */
    public BehaviourDefinition callbacks(Map<String, ?> rules) {
        return set("callbacks", rules);
    }

    /** How much is remembered, by the names of {@code Kept}. */
    public BehaviourDefinition kept(Map<String, ?> figures) {
        return set("kept", figures);
    }

    /** Switches of conversations and pages, by their names in {@code behaviour.talk}. */
    public BehaviourDefinition talk(String field, Object value) {
        return set("talk", Map.of(field, value));
    }
}
