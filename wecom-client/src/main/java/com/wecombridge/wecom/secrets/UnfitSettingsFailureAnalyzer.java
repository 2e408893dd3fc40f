package com.wecombridge.wecom.secrets;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Turns a failed start into the lines that the operator needs. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class UnfitSettingsFailureAnalyzer extends AbstractFailureAnalyzer<UnfitSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, UnfitSettingsException cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), null, failure);
    }
}
