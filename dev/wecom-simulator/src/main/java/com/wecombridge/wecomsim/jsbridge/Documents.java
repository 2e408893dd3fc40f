package com.wecombridge.wecomsim.jsbridge;

import com.wecombridge.wecomsim.world.App;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What loaded pages were configured for: forgotten with the page, and when the process ends. */
final class Documents {

    private static final int REMEMBERED = 10_000;

    private final Map<String, Configured> documents =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Configured> eldest) {
                    return size() > REMEMBERED;
                }
            };

    synchronized Configured of(String document) {
        return documents.getOrDefault(document, Configured.NOT_YET);
    }

    synchronized void corp(String document, Set<String> names) {
        documents.put(document, of(document).withCorp(names));
    }

    synchronized void app(String document, App app, Set<String> names) {
        documents.put(document, of(document).withApp(app, names));
    }

    /**
     * A page's state.
     *
     * @param forCorp what {@code config} named
     * @param forApp what {@code agentConfig} named
     */
    record Configured(Set<String> forCorp, Optional<App> app, Set<String> forApp) {

        private static final Configured NOT_YET =
                new Configured(Set.of(), Optional.empty(), Set.of());

        private Configured withCorp(Set<String> names) {
            return new Configured(names, app, forApp);
        }

        private Configured withApp(App newApp, Set<String> names) {
            return new Configured(forCorp, Optional.of(newApp), names);
        }

        /** Whether the page may call this at all. */
        boolean names(String name) {
            return forCorp.contains(name) || forApp.contains(name);
        }
    }
}
