package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.tokens.TokenRejections;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Which suite is ours, and what calls to WeCom need beside it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SuiteSettings.class)
class WeComWiring {

    @Bean
    SuiteId suite(SuiteSettings settings) {
        return new SuiteId(settings.id());
    }

    /** We call with tokens that we fetched a moment ago and keep for nobody. */
    @Bean
    TokenRejections tokenRejections() {
        return _ -> Mono.empty();
    }
}
