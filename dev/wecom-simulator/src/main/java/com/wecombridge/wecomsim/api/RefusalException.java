package com.wecombridge.wecomsim.api;

/** WeCom says no: an errcode and the English head of its errmsg. */
public final class RefusalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int errcode;

    public RefusalException(int errcode, String text) {
        super(text);
        this.errcode = errcode;
    }

    /** The refusal with the words WeCom is known to use for the code. */
    public static RefusalException of(int errcode) {
        return new RefusalException(errcode, Refusals.textOf(errcode));
    }

    public int errcode() {
        return errcode;
    }

    /** The English head, without hint and address. */
    public String text() {
        return String.valueOf(getMessage());
    }
}
