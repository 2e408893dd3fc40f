package com.wecombridge.wecom.secrets;

/** The deployment's master key is missing or unfit; the message is meant for the operator. */
final class UnusableMasterKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    UnusableMasterKeyException(String fault) {
        super("SECRETS_MASTER_KEY " + withRemedy(fault));
        this.what = withRemedy(fault);
    }

    /** The message without the name of the setting. */
    String what() {
        return what;
    }

    private static String withRemedy(String fault) {
        return fault + ". Make one with: openssl rand -base64 32";
    }
}
