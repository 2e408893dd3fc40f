package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.ScriptedWeCom;
import java.util.function.Supplier;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.api.impl.WxCpServiceImpl;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.config.impl.WxCpTpDefaultConfigImpl;
import me.chanjar.weixin.cp.tp.service.impl.WxCpTpServiceImpl;

/** The client library as its manual has it used, pointed at a scripted WeCom. */
final class BareLibrary {
    private BareLibrary() {}

    /** For a corp's own app that holds a token. */
    static WxCpService ownApp(ScriptedWeCom weCom) {
        return use(new WxCpServiceImpl(), storage(weCom));
    }

    static <T extends WxCpService> T use(T library, WxCpDefaultConfigImpl storage) {
        library.setWxCpConfigStorage(storage);
        library.setRetrySleepMillis(0);
        return library;
    }

    static WxCpDefaultConfigImpl storage(ScriptedWeCom weCom) {
        var storage = new WxCpDefaultConfigImpl();
        storage.setCorpId("wwacme0000000001");
        storage.setCorpSecret("secret-of-the-app");
        storage.setAgentId(1000002);
        storage.setBaseApiUrl(weCom.baseUrl().toString());
        storage.updateAccessToken("token-in-store", 7200);
        return storage;
    }

    /** For a suite that holds a ticket. */
    static WxCpTpServiceImpl suite(ScriptedWeCom weCom) {
        return suite(weCom, WxCpTpServiceImpl::new);
    }

    @SuppressWarnings("deprecation") // the library wants a store of one's own; this is its example
    static <T extends WxCpTpServiceImpl> T suite(ScriptedWeCom weCom, Supplier<T> library) {
        var storage = new WxCpTpDefaultConfigImpl();
        storage.setSuiteId("wwlocalsuite000001");
        storage.setSuiteSecret("secret-of-the-suite");
        storage.setBaseApiUrl(weCom.baseUrl().toString());
        T suite = library.get();
        suite.setWxCpTpConfigStorage(storage);
        suite.setRetrySleepMillis(0);
        suite.setSuiteTicket("TICKET-0001");
        return suite;
    }
}
