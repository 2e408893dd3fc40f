package com.wecombridge.binding.inbound.work;

import com.wecombridge.binding.application.Errands.Kind;
import com.wecombridge.binding.application.install.ExchangeAuthCode;
import com.wecombridge.binding.application.install.ReadAuthorization;
import com.wecombridge.binding.domain.connection.InstallId;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.work.ClaimedWork;
import com.wecombridge.events.work.Worker;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The errands of an install. */
@Configuration(proxyBeanMethods = false)
class InstallWork {

    @Bean
    Worker exchangeAuthCodeWorker(ExchangeAuthCode exchange) {
        return Errand.of(Kind.EXCHANGE_AUTH_CODE, claimed -> exchange.handle(toExchange(claimed)));
    }

    @Bean
    Worker readAuthorizationWorker(ReadAuthorization read) {
        return Errand.of(Kind.READ_AUTHORIZATION, claimed -> read.handle(toReading(claimed)));
    }

    private static ExchangeAuthCode.Command toExchange(ClaimedWork claimed) {
        return new ExchangeAuthCode.Command(
                new InstallId(claimed.work().payload()), claimed.work().tenant());
    }

    private static ReadAuthorization.Command toReading(ClaimedWork claimed) {
        return new ReadAuthorization.Command(
                claimed.work().corp().orElseThrow(), new AppId(claimed.work().payload()));
    }
}
