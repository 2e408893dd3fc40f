package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.gateway.domain.CallbackAddress;
import com.wecombridge.gateway.domain.CallbackAddress.CorpApp;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteCommands;
import com.wecombridge.gateway.domain.CallbackAddress.SuiteEvents;
import com.wecombridge.gateway.inbound.web.Problem;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** The three kinds of callback address. */
@Configuration(proxyBeanMethods = false)
class CallbackRoutes {

    static final String ROOT = "/wecom/callbacks/";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Bean
    RouterFunction<ServerResponse> suiteCommands(CallbackDoor door) {
        return at(
                door,
                ROOT + "suites/{suite}/commands",
                request -> new SuiteCommands(new SuiteId(id(request, "suite"))));
    }

    @Bean
    RouterFunction<ServerResponse> suiteData(CallbackDoor door) {
        return at(
                door,
                ROOT + "suites/{suite}/data",
                request -> new SuiteEvents(new SuiteId(id(request, "suite"))));
    }

    @Bean
    RouterFunction<ServerResponse> corpApps(CallbackDoor door) {
        return at(
                door,
                ROOT + "corps/{corp}/{app}",
                request ->
                        new CorpApp(
                                new CorpId(id(request, "corp")), new AppId(id(request, "app"))));
    }

    private static RouterFunction<ServerResponse> at(
            CallbackDoor door, String path, Function<ServerRequest, CallbackAddress> address) {
        return RouterFunctions.route()
                .GET(path, request -> known(request, address, door::check))
                .POST(path, request -> known(request, address, door::take))
                .route(RequestPredicates.path(path), door::refuseMethod)
                .build();
    }

    private static Mono<ServerResponse> known(
            ServerRequest request,
            Function<ServerRequest, CallbackAddress> address,
            BiFunction<CallbackAddress, ServerRequest, Mono<ServerResponse>> answer) {
        boolean wellFormed =
                request.pathVariables().values().stream().allMatch(id -> ID.matcher(id).matches());
        return wellFormed
                ? answer.apply(address.apply(request), request)
                : Problem.NOT_FOUND.closing();
    }

    private static String id(ServerRequest request, String name) {
        return request.pathVariable(name);
    }
}
