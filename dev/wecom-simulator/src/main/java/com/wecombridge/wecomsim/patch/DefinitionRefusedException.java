package com.wecombridge.wecomsim.patch;

/** A definition that cannot be: a field is missing, unknown, or against WeCom's own rules. */
public final class DefinitionRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public DefinitionRefusedException(String reason) {
        super(reason);
    }
}
