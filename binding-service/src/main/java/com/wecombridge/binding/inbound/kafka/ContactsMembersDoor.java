package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.pairing.Members;
import com.wecombridge.binding.application.pairing.Members.Sighting;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.events.codec.EventCodec;
import com.wecombridge.events.codec.Received.Known;
import com.wecombridge.events.codec.Received.Tombstone;
import com.wecombridge.events.codec.Received.Unknown;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.inbox.Inbox;
import java.util.function.Consumer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

/** Topic {@code contacts.members}: who is inside the range. Remembered; a binding stays. */
@Configuration(proxyBeanMethods = false)
class ContactsMembersDoor {

    @Bean
    Consumer<Message<byte[]>> members(EventCodec codec, Inbox inbox, Members members) {
        return message -> {
            switch (codec.read(message)) {
                case Known(var fact, MemberEvent member) ->
                        inbox.once(
                                        fact,
                                        members.learn(
                                                toSighting(member),
                                                standing(member),
                                                member.version()))
                                .block(Patience.OF_A_DOOR);
                case Known _, Unknown _, Tombstone _ -> {}
            }
        };
    }

    private static Sighting toSighting(MemberEvent member) {
        return new Sighting(member.tenant(), member.corp(), member.app(), member.member());
    }

    private static MemberStanding standing(MemberEvent member) {
        return switch (member) {
            case MemberMirrored mirrored when mirrored.insideRange() -> MemberStanding.INSIDE_RANGE;
            case MemberMirrored _ -> MemberStanding.OUTSIDE_RANGE;
            case MemberRemoved _ -> MemberStanding.UNKNOWN;
        };
    }
}
