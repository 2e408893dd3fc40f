package com.wecombridge.contactsync.inbound.kafka;

import com.wecombridge.contactsync.application.reread.NoteChange;
import com.wecombridge.contactsync.application.reread.Touched;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.id.MemberUserId;
import com.wecombridge.events.inbox.Inbox;
import com.wecombridge.events.wecom.WeComCallback;
import com.wecombridge.events.wecom.WeComCallback.DepartmentChangeReported;
import com.wecombridge.events.wecom.WeComCallback.MemberChangeReported;
import com.wecombridge.events.wecom.WeComCallback.RangeChangeReported;
import com.wecombridge.events.wecom.WeComCallback.SuiteAuthorizationChanged;
import com.wecombridge.events.wecom.WeComCallback.TagChangeReported;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Hears {@code wecom.callbacks}. */
@Configuration(proxyBeanMethods = false)
class WeComCallbacksDoor {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Blocks on purpose: offset, retry and dead letter follow the fate of this one record. */
    @Bean
    Consumer<Message<byte[]>> wecomCallbacks(EventCodec codec, Inbox inbox, NoteChange noteChange) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var envelope, WeComCallback callback) ->
                        touched(callback)
                                .map(touched -> command(callback, touched))
                                .ifPresent(command ->
                                        inbox.once(envelope, noteChange.handle(command))
                                                .block(PATIENCE));
                case Known _, Unknown _, Tombstone _ -> {} // not ours to act on
            }
        };
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
        return new NoteChange.Command(
                callback.corpId().orElseThrow(), callback.app(), touched, callback.receivedAt());
    }
}
