package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.connection.CancelAuthorization;
import com.wecombridge.binding.application.install.TakeOffer;
import com.wecombridge.binding.application.token.KeepSuiteTicket;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Topic {@code wecom.callbacks}: what WeCom says about our suite. */
@Configuration(proxyBeanMethods = false)
class WeComCallbacksDoor {

    /** Two changes within a second may look like one callback: reading later covers both. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final KeepSuiteTicket keepTicket;
    private final TakeOffer takeOffer;
    private final CancelAuthorization cancel;
    private final Errands errands;

    WeComCallbacksDoor(
            KeepSuiteTicket keepTicket,
            TakeOffer takeOffer,
            CancelAuthorization cancel,
            Errands errands) {
        this.keepTicket = keepTicket;
        this.takeOffer = takeOffer;
        this.cancel = cancel;
        this.errands = errands;
    }

    @Bean
    Door weComCallbacks(Inbox inbox) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case SuiteTicketReceived ticket ->
                            Effect.of(keepTicket.handle(toCommand(ticket)));
                    case SuiteAuthorizationOffered offer ->
                            Effect.of(takeOffer.handle(toCommand(fact.envelope(), offer)));
                    case SuiteAuthorizationChanged changed -> Effect.of(readAgain(changed));
                    case SuiteAuthorizationCancelled cancelled ->
                            Effect.of(cancel.handle(toCommand(cancelled)));
                    default -> Effect.none(); // not about our suite
                });
    }

    private static KeepSuiteTicket.Command toCommand(SuiteTicketReceived ticket) {
        return new KeepSuiteTicket.Command(
                ticket.suite(), ticket.ticket(), ticket.receivedAt(), ticket.version());
    }

    private static TakeOffer.Command toCommand(Envelope fact, SuiteAuthorizationOffered offer) {
        return new TakeOffer.Command(
                offer.suite(),
                new InstallId(fact.id().value()),
                offer.authCode(),
                offer.receivedAt());
    }

    private Mono<Void> readAgain(SuiteAuthorizationChanged changed) {
        return errands.readAuthorization(
                changed.corp(),
                new AppId(changed.suite().value()),
                changed.receivedAt().plus(SETTLING));
    }

    private static CancelAuthorization.Command toCommand(SuiteAuthorizationCancelled cancelled) {
        return new CancelAuthorization.Command(
                cancelled.corp(), new AppId(cancelled.suite().value()), cancelled.receivedAt());
    }
}
