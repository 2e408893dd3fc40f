package com.wecombridge.contactsync.domain;

/** A member together with what we make of them: whether the app's visible range holds them. */
public record MirroredMember(Member member, boolean insideRange) implements Content {

    @Override
    public String key() {
        return member.id().key();
    }

    @Override
    public String fingerprint() {
        return Fingerprint.of(
                member.id().value(),
                member.name(),
                member.email(),
                member.departments(),
                member.status(),
                insideRange);
    }
}
