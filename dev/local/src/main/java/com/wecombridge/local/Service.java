package com.wecombridge.local;

import com.wecombridge.local.state.Port;
import java.util.List;

/**
 * A service of the product.
 *
 * @param module its folder in the repository
 * @param database its own, with three roles
 */
public record Service(String module, String database, Port port) {

    static final String GATEWAY = "sidebar-gateway";
    static final String BINDING = "binding-service";

    /** In the order of the README. */
    public static final List<Service> ALL =
            List.of(
                    new Service("contact-sync-service", "contact_sync", Port.CONTACT_SYNC),
                    new Service(BINDING, "binding", Port.BINDING),
                    new Service("notification-service", "notification", Port.NOTIFICATION),
                    new Service("archive-service", "archive", Port.ARCHIVE),
                    new Service(GATEWAY, "gateway", Port.GATEWAY));

    static Service named(String module) {
        return ALL.stream()
                .filter(service -> service.module.equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no service is called " + module));
    }

    /** Databases of all services. */
    public static List<String> databases() {
        return ALL.stream().map(Service::database).toList();
    }
}
