package com.wecombridge.gateway.inbound.forwarding;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where the owners of the API listen. */
@ConfigurationProperties("gateway.owners")
record OwnerSettings(URI contactSync, URI binding, URI notification, URI archive) {

    /** A service that answers a part of the API. */
    enum Owner {
        CONTACT_SYNC,
        BINDING,
        NOTIFICATION,
        ARCHIVE
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
