package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.token.ReplaceRejectedToken;
import com.wecombridge.binding.application.token.TokenKey;
import com.wecombridge.events.binding.TokenKind;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.wecom.TokenRejected;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Topic {@code wecom.token-rejected}: a service was refused with a token of ours. */
@Configuration(proxyBeanMethods = false)
class WeComTokenRejectedDoor {

    @Bean
    Door rejectedTokens(Inbox inbox, ReplaceRejectedToken replace) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case TokenRejected rejected when rejected.kind() != TokenKind.UNKNOWN ->
                            Effect.of(replace.handle(toCommand(rejected)));
                    default -> Effect.none(); // not a token that we fetch
                });
    }

    private static ReplaceRejectedToken.Command toCommand(TokenRejected rejected) {
        return new ReplaceRejectedToken.Command(
                new TokenKey(rejected.corp(), rejected.app(), rejected.kind()),
                rejected.fingerprint());
    }
}
