package com.wecombridge.wecomsim.archive;

import com.wecombridge.wecomsim.store.Table;
import com.wecombridge.wecomsim.world.World;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What is remembered about the archive of each corp. */
public final class ArchiveBook {

    private final World world;
    private final Table<ArchiveSettings> settings;
    private final Table<ArchiveKey> keys;
    private final Table<Consent> consents;
    private final Table<Envelope> envelopes;
    private final Table<Robot> robots;
    private final Table<Instant> notified;
    private final Table<Instant> due;

    public ArchiveBook(World world) {
        this.world = world;
        settings = world.table("archiveSettings", ArchiveSettings.class);
        keys = world.table("archiveKeys", ArchiveKey.class);
        consents = world.table("archiveConsents", Consent.class);
        envelopes = world.table("archiveEnvelopes", Envelope.class);
        robots = world.table("archiveRobots", Robot.class);
        notified = world.table("archiveNotified", Instant.class);
        due = world.table("archiveDue", Instant.class);
    }

    ArchiveSettings settings(String corpId) {
        return settings.get(corpId).orElseGet(() -> ArchiveSettings.standard(corpId));
    }

    void keep(ArchiveSettings newSettings) {
        settings.put(newSettings.corpId(), newSettings);
    }

    /** The key in force: the newest. */
    Optional<ArchiveKey> key(String corpId) {
        return keys.of(corpId).reduce((_, later) -> later);
    }

    /** Adds a key as the next version. */
    ArchiveKey add(String corpId, String publicKey) {
        var version = key(corpId).map(ArchiveKey::version).orElse(0) + 1;
        var key = new ArchiveKey(corpId, version, publicKey, world.instant());
        keys.put(Table.key(corpId, Table.key(version)), key);
        return key;
    }

    Optional<Consent> consent(String corpId, String with, String externalUserId) {
        return consents.get(consentKey(corpId, with, externalUserId));
    }

    /** Whether the customer agreed in this chat. */
    boolean agreed(String corpId, String with, String externalUserId) {
        return consent(corpId, with, externalUserId).map(Consent::agreed).orElse(false);
    }

    void keep(Consent consent) {
        consents.put(
                consentKey(consent.corpId(), consent.with(), consent.externalUserId()), consent);
    }

    /** Whether the member is archived and this customer has not agreed to it. */
    public boolean consentIsMissing(String corpId, String userId, String externalUserId) {
        var now = settings(corpId);
        return now.running(world.instant())
                && now.consentRequired()
                && now.seats().covers(userId, true)
                && !agreed(corpId, userId, externalUserId);
    }

    /** The corp's messages behind the sequence number, the oldest first. */
    Stream<Envelope> after(String corpId, long seq) {
        return envelopes.of(corpId).filter(envelope -> envelope.seq() > seq);
    }

    void keep(Envelope envelope) {
        envelopes.put(Table.key(envelope.corpId(), Table.key(envelope.seq())), envelope);
    }

    Optional<Robot> robot(String corpId, String robotId) {
        return robots.get(Table.key(corpId, robotId));
    }

    void keep(Robot robot) {
        robots.put(Table.key(robot.corpId(), robot.robotId()), robot);
    }

    /** When the corp was last told that there is something new. */
    Instant notifiedAt(String corpId) {
        return notified.get(corpId).orElse(Instant.EPOCH);
    }

    void notified(String corpId, Instant at) {
        notified.put(corpId, at);
        due.remove(corpId);
    }

    /** The corp is to be told at that time. */
    void due(String corpId, Instant at) {
        due.put(corpId, at);
    }

    Stream<String> dueUntil(Instant now) {
        return settings.all()
                .map(ArchiveSettings::corpId)
                .filter(corpId -> due.get(corpId).filter(at -> !at.isAfter(now)).isPresent());
    }

    Map<String, Supplier<Stream<?>>> records() {
        return Map.of(
                "archive-settings", settings::all,
                "archive-keys", keys::all,
                "archive-consents", consents::all,
                "archive-messages", envelopes::all,
                "archive-robots", robots::all);
    }

    private static String consentKey(String corpId, String with, String externalUserId) {
        var chat = with.startsWith("wr") ? with : with.toLowerCase(Locale.ROOT);
        return Table.key(Table.key(corpId, chat), externalUserId);
    }
}
