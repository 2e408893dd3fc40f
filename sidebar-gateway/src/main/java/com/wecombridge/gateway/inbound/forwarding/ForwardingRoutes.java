package com.wecombridge.gateway.inbound.forwarding;

import com.wecombridge.gateway.inbound.forwarding.OwnedPaths.OwnedPath;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Makes routes of {@link OwnedPaths}. */
@Configuration(proxyBeanMethods = false)
class ForwardingRoutes {

    @Bean
    RouteLocator ownedPaths(
            RouteLocatorBuilder builder, OwnerSettings owners, VouchedRequest vouched) {
        var routes = builder.routes();
        for (OwnedPath owned : OwnedPaths.ALL) {
            routes.route(
                    owned.path(),
                    route ->
                            route.path(owned.path(), owned.path() + "/**")
                                    .filters(filters ->
                                            filters.filter(vouched.forCallerAt(owned.owner())))
                                    .uri(owners.uriOf(owned.owner())));
        }
        var installed = OwnedPaths.INSTALLED;
        return routes.route(
                        installed.path(),
                        route ->
                                route.path(installed.path())
                                        .and()
                                        .method(HttpMethod.GET)
                                        .filters(filters -> filters.filter(vouched::forNobody))
                                        .uri(owners.uriOf(installed.owner())))
                .build();
    }
}
