package com.wecombridge.gateway.inbound.web;

import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Answers the refusals of the gateway's own API. */
@RestControllerAdvice
class Refusals {

    @ExceptionHandler
    ResponseEntity<ProblemDetail> answer(RefusedException refused) {
        return ResponseEntity.of(refused.problem()).build();
    }
}
