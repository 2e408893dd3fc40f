package com.wecombridge.peer;

import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.message.WxCpMessageRouter;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * As the library does it unless told otherwise: a hundred threads, an unbounded queue and a memory
 * of who was seen, all of them in the process.
 */
@Component
@Profile("async")
class AsyncRouting implements Acceptance, DisposableBean {

    private static final int SECONDS_TO_FINISH = 10;

    private final WxCpDefaultConfigImpl config;
    private final WxCpMessageRouter router;

    AsyncRouting(WxCpService library, WxCpDefaultConfigImpl config, EffectHandler handler) {
        this.config = config;
        this.router = new WxCpMessageRouter(library);
        router.rule().handler(handler).end();
    }

    @Override
    public void accept(Envelope envelope) {
        router.route(envelope.message(config));
    }

    @Override
    public void destroy() {
        router.shutDownExecutorService(SECONDS_TO_FINISH);
    }
}
