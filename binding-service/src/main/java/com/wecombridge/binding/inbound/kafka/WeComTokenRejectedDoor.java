package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.token.ReplaceRejectedToken;
import com.wecombridge.binding.application.token.TokenKey;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.wecom.TokenRejected;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Topic {@code wecom.token-rejected}: a service was refused with a token of ours. */
@Configuration(proxyBeanMethods = false)
class WeComTokenRejectedDoor {

    @Bean
    Consumer<Message<byte[]>> rejectedTokens(
            EventCodec codec, Inbox inbox, ReplaceRejectedToken replace) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var fact, TokenRejected rejected)
                        when rejected.kind() != TokenKind.UNKNOWN ->
                        inbox.once(fact, replace.handle(toCommand(rejected)))
                                .block(Patience.OF_A_DOOR);
                case Known _, Unknown _, Tombstone _ -> {} // not a token that we fetch
            }
        };
    }

    private static ReplaceRejectedToken.Command toCommand(TokenRejected rejected) {
        return new ReplaceRejectedToken.Command(
                new TokenKey(rejected.corp(), rejected.app(), rejected.kind()),
                rejected.fingerprint());
    }
}
