package com.wecombridge.contactsync.outbound.wecom;

import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.contactsync.application.mirror.Facts;
import com.wecombridge.contactsync.application.mirror.TenantTransactions;
import com.wecombridge.wecom.calls.TokenRejections;
import com.wecombridge.wecom.calls.WeComApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to WeCom, and where a refused token is told. */
@Configuration(proxyBeanMethods = false)
class WeComConfiguration {

    @Bean
    TokenRejections tokenRejections(TenantTransactions transactions, Facts facts) {
        return rejected -> transactions.within(rejected.tenant(), facts.tell(rejected));
    }

    @Bean
    Directory directory(WeComApi api) {
        return new WeComDirectory(api);
    }
}
