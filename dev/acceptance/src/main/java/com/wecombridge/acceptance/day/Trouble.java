package com.wecombridge.acceptance.day;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.wecombridge.acceptance.Unmet;
import java.util.ArrayList;
import java.util.List;

/** What went wrong behind the pages: errors in the console, exceptions, requests that failed. */
final class Trouble {

    /** A window that goes on to another page gives up what it was waiting for. */
    private static final String GIVEN_UP = "net::ERR_ABORTED";

    private final List<String> heard = new ArrayList<>();

    void listenTo(Page page, String who) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                heard.add(who + ": console: " + message.text() + " " + message.location());
            }
        });
        page.onPageError(error -> heard.add(who + ": exception: " + error));
        page.onRequestFailed(request -> {
            if (!GIVEN_UP.equals(request.failure())) {
                heard.add(who + ": " + named(request) + " failed: " + request.failure());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400) {
                heard.add(
                        who
                                + ": "
                                + named(response.request())
                                + " was answered "
                                + response.status());
            }
        });
    }

    /**
     * @throws Unmet naming the first, unless there was none
     */
    void requireNone() {
        if (!heard.isEmpty()) {
            throw new Unmet(
                    heard.size() + " troubles behind the pages, the first: " + heard.getFirst());
        }
    }

    List<String> all() {
        return List.copyOf(heard);
    }

    private static String named(Request request) {
        return request.method() + " " + request.url();
    }
}
