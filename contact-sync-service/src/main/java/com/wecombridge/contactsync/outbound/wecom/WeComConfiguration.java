package com.wecombridge.contactsync.outbound.wecom;

import com.wecombridge.contactsync.application.mirror.Directory;
import com.wecombridge.wecom.calls.WeComApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to WeCom. */
@Configuration(proxyBeanMethods = false)
class WeComConfiguration {

    @Bean
    Directory directory(WeComApi api) {
        return new WeComDirectory(api);
    }
}
