package com.wecombridge.contactsync.inbound.kafka;

import com.wecombridge.contactsync.application.reread.NoteChange;
import com.wecombridge.contactsync.application.reread.Touched;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.wecom.WeComCallback;
import com.wecombridge.events.wecom.WeComCallback.DepartmentChangeReported;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.RangeChangeReported;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.TagChangeReported;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears {@code wecom.callbacks}. */
@Configuration(proxyBeanMethods = false)
class WeComCallbacksDoor {

    @Bean
    Door wecomCallbacks(Inbox inbox, NoteChange noteChange) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case WeComCallback callback ->
                            touched(callback)
                                    .map(touched -> command(callback, touched))
                                    .map(command -> Effect.of(noteChange.handle(command)))
                                    .orElseGet(Effect::none);
                    default -> Effect.none();
                });
    }

    /** What a callback says happened is not even looked at: only what it happened to. */
    private static Optional<Touched> touched(WeComCallback callback) {
        return switch (callback) {
            case MemberChangeReported change -> Optional.of(new Touched.Members(idsOf(change)));
            case RangeChangeReported change ->
                    Optional.of(new Touched.RangeAndMember(change.member()));
            case DepartmentChangeReported _, TagChangeReported _, SuiteAuthorizationChanged _ ->
                    Optional.of(new Touched.Range());
            default -> Optional.empty();
        };
    }

    private static List<MemberUserId> idsOf(MemberChangeReported change) {
        return Stream.concat(Stream.of(change.member()), change.renamedTo().stream())
                .distinct()
                .toList();
    }

    private static NoteChange.Command command(WeComCallback callback, Touched touched) {
        return new NoteChange.Command(callback.corpId().orElseThrow(), callback.app(), touched);
    }
}
