package com.wecombridge.crmsim.web;

/** A request that gets an RFC 9457 problem as its answer. */
final class ProblemException extends RuntimeException {
    private final int status;
    private final String type;
    private final String reason;

    ProblemException(int status, String type, String reason, String detail) {
        super(detail);
        this.status = status;
        this.type = type;
        this.reason = reason;
    }

    static ProblemException badRequest(String reason, String detail) {
        return new ProblemException(400, "bad-request", reason, detail);
    }

    int status() {
        return status;
    }

    Problem problem() {
        return new Problem("/problems/" + type, status, reason, String.valueOf(getMessage()));
    }

    record Problem(String type, int status, String reason, String detail) {}
}
