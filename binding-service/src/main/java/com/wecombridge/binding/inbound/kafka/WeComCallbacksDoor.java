package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.Errands;
import com.wecombridge.binding.application.connection.CancelAuthorization;
import com.wecombridge.binding.application.install.TakeOffer;
import com.wecombridge.binding.application.token.KeepSuiteTicket;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.codec.Envelope;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationCancelled;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationOffered;
import com.wecombridge.events.wecom.WeComCallback.SuiteTicketReceived;
import java.time.Duration;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;
import reactor.core.publisher.Mono;

/** Topic {@code wecom.callbacks}: what WeCom says about our suite. */
@Configuration(proxyBeanMethods = false)
class WeComCallbacksDoor {

    /** Two changes within a second may look like one callback: reading later covers both. */
    private static final Duration SETTLING = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final KeepSuiteTicket keepTicket;
    private final TakeOffer takeOffer;
    private final CancelAuthorization cancel;
    private final Errands errands;

    WeComCallbacksDoor(
            Inbox inbox,
            KeepSuiteTicket keepTicket,
            TakeOffer takeOffer,
            CancelAuthorization cancel,
            Errands errands) {
        this.inbox = inbox;
        this.keepTicket = keepTicket;
        this.takeOffer = takeOffer;
        this.cancel = cancel;
        this.errands = errands;
    }

    @Bean
    Consumer<Message<byte[]>> weComCallbacks(EventCodec codec) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var fact, SuiteTicketReceived ticket) ->
                        once(fact, keepTicket.handle(toCommand(ticket)));
                case Known(var fact, SuiteAuthorizationOffered offer) ->
                        once(fact, takeOffer.handle(toCommand(fact, offer)));
                case Known(var fact, SuiteAuthorizationChanged changed) ->
                        once(fact, readAgain(changed));
                case Known(var fact, SuiteAuthorizationCancelled cancelled) ->
                        once(fact, cancel.handle(toCommand(cancelled)));
                case Known _, Unknown _, Tombstone _ -> {} // not about our suite
            }
        };
    }

    private void once(Envelope fact, Mono<?> effect) {
        inbox.once(fact, effect).block(Patience.OF_A_DOOR);
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
