package com.wecombridge.events.store;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a failed start into the one line that the operator needs. */
final class NotMigratedFailureAnalyzer extends AbstractFailureAnalyzer<NotMigratedException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, NotMigratedException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
