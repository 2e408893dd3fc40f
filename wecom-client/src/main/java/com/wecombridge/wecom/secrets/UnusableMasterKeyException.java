package com.wecombridge.wecom.secrets;

/** The deployment's master key is missing or unfit; the message is meant for the operator. */
public final class UnusableMasterKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnusableMasterKeyException(String what) {
        super("SECRETS_MASTER_KEY " + what + ". Make one with: openssl rand -base64 32");
    }
}
