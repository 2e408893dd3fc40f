package com.wecombridge.gateway.inbound.forwarding;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the owners of the API listen. */
@ConfigurationProperties("gateway.owners")
record OwnerSettings(URI contactSync, URI binding, URI notification, URI archive) {

    /** A service that answers a part of the API. */
    enum Owner {
        CONTACT_SYNC("contact-sync-service"),
        BINDING("binding-service"),
        NOTIFICATION("notification-service"),
        ARCHIVE("archive-service");

        private final String service;

        Owner(String service) {
            this.service = service;
        }

        /** For whom a token is that goes there; no other owner takes it. */
        String audience() {
            return service;
        }
    }

    URI uriOf(Owner owner) {
        return switch (owner) {
            case CONTACT_SYNC -> contactSync;
            case BINDING -> binding;
            case NOTIFICATION -> notification;
            case ARCHIVE -> archive;
        };
    }
}
