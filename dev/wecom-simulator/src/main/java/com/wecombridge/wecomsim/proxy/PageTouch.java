package com.wecombridge.wecomsim.proxy;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/** What a member's client adds to the pages it loads. */
public interface PageTouch {

    /** Its own paths, answered in front of the gateway. */
    void open(RoutesConfig routes);

    /** The client's user agent; empty when no member's client asks. */
    Optional<String> userAgent(Context context);

    /** The script tag to put into the page; empty when no member's client asks. */
    Optional<String> scriptTag(Context context);

    /** What stands in a member's client where a page cannot be opened: HTML. */
    String cannotOpen(int status);

    /** A plain browser. */
    PageTouch NONE =
            new PageTouch() {
                @Override
                public void open(RoutesConfig routes) {}

                @Override
                public Optional<String> userAgent(Context context) {
                    return Optional.empty();
                }

                @Override
                public Optional<String> scriptTag(Context context) {
                    return Optional.empty();
                }

                @Override
                public String cannotOpen(int status) {
                    return "";
                }
            };
}
