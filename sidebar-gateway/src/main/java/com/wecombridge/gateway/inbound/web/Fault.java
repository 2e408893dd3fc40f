package com.wecombridge.gateway.inbound.web;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.core.MethodParameter;
import org.springframework.core.codec.DecodingException;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ServerWebInputException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * A field or parameter of a request, and what is wrong with it; never what it held. The same text
 * stands at the web door of each service; a house rule holds them alike.
 */
record Fault(String field, String message) {

    private static final String UNFIT = "does not fit";

    /** What the framework found; empty if it is about no field. */
    static List<Fault> in(Throwable failure) {
        return switch (failure) {
            case WebExchangeBindException bound ->
                    bound.getFieldErrors().stream()
                            .map(error -> new Fault(error.getField(), wordsOf(error)))
                            .toList();
            case HandlerMethodValidationException invalid ->
                    invalid.getParameterValidationResults().stream().flatMap(Fault::of).toList();
            case MissingRequestValueException missing ->
                    List.of(new Fault(missing.getName(), "is missing"));
            case ServerWebInputException unread -> ofUnread(unread);
            default -> List.of();
        };
    }

    private static Stream<Fault> of(ParameterValidationResult result) {
        var name = nameOf(result.getMethodParameter());
        return result.getResolvableErrors().stream().map(error -> new Fault(name, wordsOf(error)));
    }

    private static List<Fault> ofUnread(ServerWebInputException unread) {
        for (Throwable cause = unread.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabindException unfit && !unfit.getPath().isEmpty()) {
                return List.of(ofJson(unfit));
            }
        }
        var isBody = unread.getCause() instanceof DecodingException;
        var parameter = unread.getMethodParameter();
        return isBody || parameter == null || unread.getCause() == null
                ? List.of()
                : List.of(new Fault(nameOf(parameter), UNFIT));
    }

    private static Fault ofJson(DatabindException unfit) {
        var path =
                unfit.getPath().stream()
                        .map(step -> Objects.requireNonNullElse(step.getPropertyName(), "[]"))
                        .toList();
        return new Fault(
                String.join(".", path),
                unfit instanceof UnrecognizedPropertyException ? "is not known" : UNFIT);
    }

    private static String wordsOf(MessageSourceResolvable error) {
        return Objects.requireNonNullElse(error.getDefaultMessage(), UNFIT);
    }

    private static String nameOf(MethodParameter parameter) {
        var name = parameter.getParameterName();
        return Objects.requireNonNullElse(name, "");
    }
}
