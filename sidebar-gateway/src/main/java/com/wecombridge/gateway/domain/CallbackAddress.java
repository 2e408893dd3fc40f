package com.wecombridge.gateway.domain;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;

/** Where WeCom calls back: one of the three kinds of address under {@code /wecom/callbacks}. */
public sealed interface CallbackAddress {

    /** The app that is called: a suite, or an app of a corp's own. */
    AppId app();

    /** The path behind {@code /wecom/callbacks/}. */
    String path();

    /** 指令回调: what concerns a suite as such, or a corp's use of it. */
    record SuiteCommands(SuiteId suite) implements CallbackAddress {
        @Override
        public AppId app() {
            return new AppId(suite.value());
        }

        @Override
        public String path() {
            return "suites/" + suite + "/commands";
        }
    }

    /** 数据回调: events of a suite inside one of the corps that installed it. */
    record SuiteEvents(SuiteId suite) implements CallbackAddress {
        @Override
        public AppId app() {
            return new AppId(suite.value());
        }

        @Override
        public String path() {
            return "suites/" + suite + "/data";
        }
    }

    /** The address of a corp's own app, system apps included. */
    record CorpApp(CorpId corp, AppId app) implements CallbackAddress {
        @Override
        public String path() {
            return "corps/" + corp + "/" + app;
        }
    }
}
