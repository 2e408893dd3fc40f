package com.wecombridge.binding.application.pairing;

import com.wecombridge.binding.domain.pairing.PairingDecision.Reason;

/** Somebody else was bound in the same moment, and this is the one who lost. */
public final class BoundMeanwhileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public BoundMeanwhileException(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
