package com.wecombridge.peer;

import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The library, as its documentation sets it up. */
@Configuration
class LibraryWiring {

    @Bean
    WxCpDefaultConfigImpl libraryConfig(PeerSettings settings) {
        var config = new WxCpDefaultConfigImpl();
        config.setCorpId(settings.corpId());
        config.setToken(settings.token());
        config.setAesKey(settings.encodingAesKey());
        return config;
    }

    @Bean
    WxCpService library(WxCpDefaultConfigImpl config) {
        var service = new WxCpServiceImpl();
        service.setWxCpConfigStorage(config);
        return service;
    }
}
