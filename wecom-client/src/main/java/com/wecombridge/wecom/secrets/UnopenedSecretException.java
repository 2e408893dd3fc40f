package com.wecombridge.wecom.secrets;

/**
 * A sealed secret could not be opened: another scope, another purpose, an unknown key, or damage.
 */
public final class UnopenedSecretException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnopenedSecretException(String why) {
        super(why);
    }

    UnopenedSecretException(String why, Throwable cause) {
        super(why, cause);
    }
}
