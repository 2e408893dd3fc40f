package com.wecombridge.notification.inbound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.CrmUserId;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.notification.application.lookup.Ledger.Message;
import com.wecombridge.notification.domain.Delivery;
import com.wecombridge.notification.domain.Delivery.Address;
import com.wecombridge.notification.domain.Standing;
import com.wecombridge.notification.domain.Todo.Line;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the doors answer. */
final class Views {

    private Views() {}

    /**
     * @param next the cursor of the following page; absent on the last one
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record PageView<T>(List<T> items, Optional<Long> next) {}

    /** One person's delivery. */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record DeliveryView(
            String todo,
            long todoVersion,
            String crmUserId,
            Optional<String> corpId,
            Optional<String> memberUserId,
            Standing state,
            Optional<String> reason,
            Optional<String> messageId,
            Instant changedAt,
            long version) {

        static DeliveryView of(Delivery delivery) {
            return new DeliveryView(
                    delivery.todo().todo().value(),
                    delivery.todo().version(),
                    delivery.user().value(),
                    delivery.address().map(Address::corp).map(CorpId::value),
                    delivery.address().map(Address::member).map(MemberUserId::value),
                    delivery.receipt().standing(),
                    delivery.receipt().reason(),
                    delivery.messageId(),
                    delivery.recorded().at(),
                    delivery.recorded().version());
        }
    }

    /**
     * One version of a to-do.
     *
     * @param states how many people stand where
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record MessageView(
            String todo,
            long todoVersion,
            String category,
            String title,
            List<Line> details,
            URI page,
            Optional<String> askedBy,
            Instant askedAt,
            Optional<Instant> dueAt,
            Instant heardAt,
            Map<Standing, Long> states) {

        static MessageView of(Message message) {
            var todo = message.todo();
            return new MessageView(
                    todo.ref().todo().value(),
                    todo.ref().version(),
                    todo.subject().category(),
                    todo.subject().title(),
                    todo.subject().details(),
                    todo.subject().page(),
                    todo.request().askedBy().map(CrmUserId::value),
                    todo.request().askedAt(),
                    todo.request().dueAt(),
                    message.heardAt(),
                    message.standings());
        }
    }
}
