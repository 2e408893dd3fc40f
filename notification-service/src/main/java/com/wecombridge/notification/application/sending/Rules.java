package com.wecombridge.notification.application.sending;

import com.wecombridge.notification.application.PatienceSettings;
import com.wecombridge.notification.domain.card.CardComposer;
import com.wecombridge.notification.domain.card.DeepLinks;
import com.wecombridge.notification.domain.sending.SendRules;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives the domain's rules their settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({PatienceSettings.class, CardSettings.class})
class Rules {

    @Bean
    SendRules sendRules(PatienceSettings settings) {
        return new SendRules(settings.patience());
    }

    @Bean
    CardComposer cardComposer(CardSettings settings) {
        return new CardComposer(settings.zone());
    }

    @Bean
    DeepLinks deepLinks(CardSettings settings) {
        return new DeepLinks(settings.publicBaseUrl());
    }
}
