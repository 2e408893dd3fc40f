package com.wecombridge.crmsim.crm;

/** The CRM says no to a definition; the change that it belongs to is undone as a whole. */
public final class RefusedException extends RuntimeException {
    private final String reason;

    public RefusedException(String reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** A short code in kebab case. */
    public String reason() {
        return reason;
    }
}
