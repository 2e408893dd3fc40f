package com.wecombridge.archive.inbound.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.wecombridge.archive.domain.ArchiveSettings;
import com.wecombridge.archive.domain.KeyPair;
import com.wecombridge.archive.domain.KeyVersion;
import com.wecombridge.events.id.CorpId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the doors answer. */
final class Views {

    private Views() {}

    /**
     * The settings of a corp.
     *
     * @param secretSetAt since when the current Secret is set; absent while there is none
     * @param announcements how often WeCom announced messages
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record SettingsView(
            String corpId,
            boolean secretSet,
            Optional<Instant> secretSetAt,
            List<KeyPairView> keyPairs,
            long announcements,
            Optional<Instant> lastAnnouncedAt) {

        static SettingsView of(CorpId corp, ArchiveSettings settings) {
            return new SettingsView(
                    corp.value(),
                    settings.secretSetAt().isPresent(),
                    settings.secretSetAt(),
                    settings.keyPairs().stream().map(KeyPairView::of).toList(),
                    settings.wakeUps().count(),
                    settings.wakeUps().last());
        }
    }

    /**
     * A key pair without its private half.
     *
     * @param publicKey X.509 in PEM, to be pasted into WeCom as 消息加密公钥
     * @param version WeCom's number of it; absent until it is brought back
     */
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record KeyPairView(
            String id, String publicKey, Optional<Integer> version, Instant generatedAt) {

        static KeyPairView of(KeyPair pair) {
            return new KeyPairView(
                    pair.id().toString(),
                    pair.publicKey(),
                    pair.version().map(KeyVersion::value),
                    pair.generatedAt());
        }
    }
}
