package com.wecombridge.binding.inbound.kafka;

import com.wecombridge.binding.application.pairing.Members;
import com.wecombridge.binding.application.pairing.Members.Sighting;
import com.wecombridge.binding.domain.pairing.Circumstances.MemberStanding;
import com.wecombridge.events.contact.MemberEvent;
import com.wecombridge.events.contact.MemberEvent.MemberMirrored;
import com.wecombridge.events.contact.MemberEvent.MemberRemoved;
import com.wecombridge.events.inbox.Door;
import com.wecombridge.events.inbox.Effect;
import com.wecombridge.events.inbox.Inbox;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Topic {@code contacts.members}: who is inside the range. Remembered; a binding stays. */
@Configuration(proxyBeanMethods = false)
class ContactsMembersDoor {

    @Bean
    Door members(Inbox inbox, Members members) {
        return inbox.door(fact ->
                switch (fact.event()) {
                    case MemberEvent member ->
                            Effect.of(
                                    members.learn(
                                            toSighting(member),
                                            standing(member),
                                            member.version()));
                    default -> Effect.none();
                });
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
