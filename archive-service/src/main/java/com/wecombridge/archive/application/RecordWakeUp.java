package com.wecombridge.archive.application;

import com.wecombridge.events.id.CorpId;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * WeCom announced messages of a corp. A corp that no tenant has connected is dropped knowingly:
 * WeCom announces again while messages wait, so nothing depends on this one.
 */
@Component
public final class RecordWakeUp {

    private static final Logger log = LoggerFactory.getLogger(RecordWakeUp.class);

    private final Archives archives;

    public RecordWakeUp(Archives archives) {
        this.archives = archives;
    }

    /** Inside the transaction of the fact. */
    public Mono<Void> handle(Command command) {
        return archives.announced(command.corp(), command.at())
                .flatMap(known -> known ? Mono.<Void>empty() : dropped(command));
    }

    private static Mono<Void> dropped(Command command) {
        return Mono.fromRunnable(() ->
                log.info(
                        "archive: WeCom announced messages of corp {}, which no tenant has"
                                + " connected: dropped",
                        command.corp()));
    }

    /** Which corp, and when the gateway was told. */
    public record Command(CorpId corp, Instant at) {}
}
