package com.wecombridge.wecom.calls;

/** A call to WeCom came to nothing; the {@link WeComFailure} says what to do next. */
public final class WeComCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient WeComFailure failure;

    public WeComCallException(WeComFailure failure) {
        super(failure.toString());
        this.failure = failure;
    }

    public WeComCallException(WeComFailure failure, Throwable cause) {
        super(failure.toString(), cause);
        this.failure = failure;
    }

    /** Explains a request that ended without an answer: never sent, or with unknown outcome. */
    public static WeComCallException broken(Throwable cause) {
        return Answers.broken(cause);
    }

    public WeComFailure failure() {
        return failure;
    }
}
