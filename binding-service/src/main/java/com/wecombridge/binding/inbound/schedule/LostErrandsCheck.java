package com.wecombridge.binding.inbound.schedule;

import com.wecombridge.binding.application.token.RestoreErrands;
import com.wecombridge.binding.application.token.TokenKey;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Every five minutes, each replica: whoever comes second finds nothing. */
@Component
class LostErrandsCheck {

    private static final Logger log = LoggerFactory.getLogger(LostErrandsCheck.class);

    private final RestoreErrands restore;
    private final MeterRegistry meters;

    LostErrandsCheck(RestoreErrands restore, MeterRegistry meters) {
        this.restore = restore;
        this.meters = meters;
    }

    @Scheduled(initialDelayString = "PT1M", fixedDelayString = "PT5M")
    Mono<Void> restoreErrands() {
        return restore.handle().doOnNext(this::report).then();
    }

    private void report(TokenKey lost) {
        meters.counter("errands.restored", "kind", lost.kind().name()).increment();
        log.warn(
                "nobody would have asked for the {} of {}:{}",
                lost.kind(),
                lost.corp(),
                lost.app());
    }
}
