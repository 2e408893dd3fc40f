package com.wecombridge.crmsim.web;

import com.wecombridge.crmsim.contract.Wire;
import io.javalin.http.Context;

/** JSON and problems on their way out. */
final class Answers {

    private Answers() {}

    static void json(Context context, int status, Object body) {
        write(context, status, "application/json", body);
    }

    static void problem(Context context, ProblemException e) {
        write(context, e.status(), "application/problem+json", e.problem());
    }

    private static void write(Context context, int status, String type, Object body) {
        context.status(status);
        context.contentType(type);
        context.result(Wire.JSON.writeValueAsBytes(body));
    }
}
