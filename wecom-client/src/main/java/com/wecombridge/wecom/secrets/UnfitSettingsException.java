package com.wecombridge.wecom.secrets;

import java.util.List;

/** Settings are missing, known to everybody or weak; one line for each, meant for the operator. */
public final class UnfitSettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitSettingsException(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
    }
}
