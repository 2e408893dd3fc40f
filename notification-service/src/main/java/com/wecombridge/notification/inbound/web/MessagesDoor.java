package com.wecombridge.notification.inbound.web;

import com.wecombridge.events.id.CrmTodoId;
import com.wecombridge.notification.application.lookup.Ledger.Message;
import com.wecombridge.notification.application.lookup.Ledger.Page;
import com.wecombridge.notification.application.lookup.LookUp;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.inbound.web.Views.DeliveryView;
import com.wecombridge.notification.inbound.web.Views.MessageView;
import com.wecombridge.notification.inbound.web.Views.PageView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.hibernate.validator.constraints.Range;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Answers who was told what, and what became of it, newest first. */
@RestController
@RequestMapping("/api/v1")
class MessagesDoor {

    private final LookUp lookUp;

    MessagesDoor(LookUp lookUp) {
        this.lookUp = lookUp;
    }

    @Operation(summary = "Deliveries person by person, newest first")
    @GetMapping("/deliveries")
    Mono<PageView<DeliveryView>> deliveries(
            @Parameter(hidden = true) Caller caller,
            @RequestParam Optional<CrmTodoId> todo,
            @RequestParam Optional<Long> cursor,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = 200) int limit) {
        var page = page(todo, cursor, limit);
        return paged(
                lookUp.deliveries(caller.tenant(), page), page, Delivery::id, DeliveryView::of);
    }

    @Operation(summary = "Messages with how many people stand where, newest first")
    @GetMapping("/messages")
    Mono<PageView<MessageView>> messages(
            @Parameter(hidden = true) Caller caller,
            @RequestParam Optional<CrmTodoId> todo,
            @RequestParam Optional<Long> cursor,
            @RequestParam(defaultValue = "50") @Range(min = 1, max = 200) int limit) {
        var page = page(todo, cursor, limit);
        return paged(lookUp.messages(caller.tenant(), page), page, Message::id, MessageView::of);
    }

    private static Page page(Optional<CrmTodoId> todo, Optional<Long> cursor, int limit) {
        return new Page(todo, cursor.orElse(Long.MAX_VALUE), limit);
    }

    private static <T, V> Mono<PageView<V>> paged(
            Flux<T> found, Page page, ToLongFunction<T> id, Function<T, V> view) {
        return found.collectList()
                .map(all ->
                        new PageView<>(
                                all.stream().map(view).toList(), next(all, page.limit(), id)));
    }

    private static <T> Optional<Long> next(List<T> found, int limit, ToLongFunction<T> id) {
        return found.size() < limit
                ? Optional.empty()
                : Optional.of(id.applyAsLong(found.getLast()));
    }
}
