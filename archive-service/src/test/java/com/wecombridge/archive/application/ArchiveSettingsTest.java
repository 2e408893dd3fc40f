package com.wecombridge.archive.application;

import static org.assertj.core.api.Assertions.assertThat;

import com.wecombridge.archive.application.KeyMaker.Made;
import com.wecombridge.archive.domain.ArchiveSettings;
import com.wecombridge.archive.domain.KeyPair;
import com.wecombridge.archive.domain.KeyVersion;
import com.wecombridge.archive.domain.VersionDecision.Numbered;
import com.wecombridge.archive.domain.VersionDecision.UnknownPair;
import com.wecombridge.archive.domain.VersionDecision.VersionTaken;
import com.wecombridge.events.audit.AuditEntry;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@NullUnmarked
class ArchiveSettingsTest {

    private static final TenantId ACME = new TenantId("acme");
    private static final CorpId CORP = new CorpId("wwacme0000000001");
    private static final CorpId STRANGER = new CorpId("wwglobex00000001");
    private static final Actor ALICE = new Actor(ACME, "alice@acme.example");
    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final SealedSecret SEALED = new SealedSecret("sealed");
    private static final KeyVersion ONE = new KeyVersion(1);

    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final ArchiveOffice office = new ArchiveOffice(CORP);
    private final Audit audit = new Audit(office, clock);
    private final KeyMaker keyMaker = _ -> Mono.just(new Made("public", SEALED));
    private final ChangeArchiveSecret change =
            new ChangeArchiveSecret(office, office, audit, office, clock);
    private final GenerateKeyPair generate =
            new GenerateKeyPair(office, office, keyMaker, audit, office, clock);
    private final AssignKeyVersion assign = new AssignKeyVersion(office, office, audit, office);
    private final ShowArchiveSettings show = new ShowArchiveSettings(office, office, office);

    @Test
    void showsSinceWhenTheSecretIsSet() {
        assertThat(shown().secretSetAt()).isEmpty();

        change.handle(new ChangeArchiveSecret.Command(ALICE, CORP, SEALED)).block();

        assertThat(shown().secretSetAt()).contains(NOW);
        assertThat(office.told)
                .containsExactly(
                        new AuditEntry(
                                ACME,
                                "alice@acme.example",
                                "archive.secret.set",
                                "archives/wwacme0000000001",
                                Map.of(),
                                Optional.empty(),
                                NOW,
                                NOW.toEpochMilli()));
    }

    @Test
    void changesNothingForACorpOfSomebodyElse() {
        assertThat(change.handle(new ChangeArchiveSecret.Command(ALICE, STRANGER, SEALED)).block())
                .isFalse();
        assertThat(generate.handle(new GenerateKeyPair.Command(ALICE, STRANGER)).blockOptional())
                .isEmpty();
        assertThat(show.handle(new ShowArchiveSettings.Query(ACME, STRANGER)).blockOptional())
                .isEmpty();
        assertThat(office.secret).isEmpty();
        assertThat(office.pairs).isEmpty();
        assertThat(refusals())
                .containsExactly(
                        "archive.secret.set: CORP_NOT_CONNECTED",
                        "archive.key-pair.generate: CORP_NOT_CONNECTED");
    }

    private List<String> refusals() {
        return office.told.stream()
                .map(AuditEntry.class::cast)
                .flatMap(entry ->
                        entry.refusal().map(reason -> entry.act() + ": " + reason).stream())
                .toList();
    }

    @Test
    void keepsEveryKeyPairAndGivesEachVersionOnce() {
        var first = generated();
        var second = generated();

        assertThat(numbered(CORP, first)).isInstanceOf(Numbered.class);
        assertThat(numbered(CORP, second)).isEqualTo(new VersionTaken(first.id()));
        assertThat(numbered(STRANGER, second)).isEqualTo(new UnknownPair());

        assertThat(shown().keyPairs())
                .extracting(KeyPair::version)
                .containsExactly(Optional.empty(), Optional.of(ONE));
        assertThat(office.told).hasSize(5);
        assertThat(refusals())
                .containsExactly(
                        "archive.key-pair.number: KEY_VERSION_TAKEN",
                        "archive.key-pair.number: KEY_PAIR_UNKNOWN");
    }

    @Test
    void countsAnnouncementsOfConnectedCorpsOnly() {
        var recordWakeUp = new RecordWakeUp(office);

        recordWakeUp.handle(new RecordWakeUp.Command(STRANGER, NOW)).block();
        recordWakeUp.handle(new RecordWakeUp.Command(CORP, NOW)).block();

        assertThat(shown().wakeUps()).isEqualTo(new ArchiveSettings.WakeUps(1, Optional.of(NOW)));
    }

    private ArchiveSettings shown() {
        return show.handle(new ShowArchiveSettings.Query(ACME, CORP)).block();
    }

    private KeyPair generated() {
        return generate.handle(new GenerateKeyPair.Command(ALICE, CORP)).block();
    }

    private Object numbered(CorpId corp, KeyPair pair) {
        return assign.handle(new AssignKeyVersion.Command(ALICE, corp, pair.id(), ONE)).block();
    }
}
