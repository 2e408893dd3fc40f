package com.wecombridge.events.codec;

import com.wecombridge.events.Event;
import com.wecombridge.events.EventType;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.binding.AccountBindingEvent;
import com.wecombridge.events.binding.CorpEvent;
import com.wecombridge.events.binding.TokenEvent;
import com.wecombridge.events.contact.DepartmentEvent;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.SyncRunEvent;
import com.wecombridge.events.crm.CrmCommand;
import com.wecombridge.events.crm.CrmCommandResult;
import com.wecombridge.events.crm.CrmUserEvent;
import com.wecombridge.events.crm.EntitlementEvent;
import com.wecombridge.events.crm.TodoEvent;
import com.wecombridge.events.notification.DeliveryEvent;
import com.wecombridge.events.wecom.TokenRejected;
import com.wecombridge.events.wecom.WeComCallback;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every type of fact there is, found through the sealed families. */
public final class EventCatalogue {

    private static final List<Class<? extends Event>> FAMILIES =
            List.of(
                    WeComCallback.class,
                    TokenRejected.class,
                    MemberEvent.class,
                    DepartmentEvent.class,
                    SyncRunEvent.class,
                    CorpEvent.class,
                    TokenEvent.class,
                    AccountBindingEvent.class,
                    EntitlementEvent.class,
                    CrmUserEvent.class,
                    TodoEvent.class,
                    CrmCommand.class,
                    CrmCommandResult.class,
                    DeliveryEvent.class,
                    AuditEntry.class);

    /** Reading an annotation costs more than writing the whole fact. */
    private static final ClassValue<String> TYPES =
            new ClassValue<>() {
                @Override
                protected String computeValue(Class<?> event) {
                    return Objects.requireNonNull(
                                    event.getAnnotation(EventType.class), event::getName)
                            .value();
                }
            };

    private static final Map<String, Class<? extends Event>> BY_TYPE =
            FAMILIES.stream()
                    .flatMap(EventCatalogue::recordsOf)
                    .collect(
                            Collectors.toUnmodifiableMap(
                                    EventCatalogue::typeOf, Function.identity()));

    private EventCatalogue() {}

    /** The record of a CloudEvents {@code type}; empty when nobody here knows it. */
    public static Optional<Class<? extends Event>> recordOf(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    public static String typeOf(Class<? extends Event> event) {
        return TYPES.get(event);
    }

    /** All records by their {@code type}. */
    public static Map<String, Class<? extends Event>> all() {
        return BY_TYPE;
    }

    private static Stream<Class<? extends Event>> recordsOf(Class<? extends Event> family) {
        if (family.isRecord()) {
            return Stream.of(family);
        }
        return Arrays.stream(family.getPermittedSubclasses())
                .<Class<? extends Event>>map(permitted -> permitted.asSubclass(Event.class))
                .flatMap(EventCatalogue::recordsOf);
    }
}
