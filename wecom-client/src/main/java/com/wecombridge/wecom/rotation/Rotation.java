package com.wecombridge.wecom.rotation;

import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.RelayDatabase;
import com.wecombridge.wecom.rotation.RotationSettings.DataKeys;
import com.wecombridge.wecom.secrets.SecretBox;
import com.wecombridge.wecom.secrets.UnopenedSecretException;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/** Brings every stored text under the current master key; one replica at a time. */
public final class Rotation {
    private static final Logger log = LoggerFactory.getLogger(Rotation.class);

    private final SecretBox box;
    private final SealedTexts texts;
    private final List<SealedColumn> columns;
    private final DataKeys dataKeys;
    private final RotationMetrics metrics;

    public Rotation(
            SecretBox box,
            RelayDatabase db,
            List<SealedColumn> columns,
            RotationSettings settings,
            MeterRegistry meters) {
        this.box = box;
        this.texts = new SealedTexts(db, UUID.randomUUID().toString());
        this.columns = columns;
        this.dataKeys = settings.dataKeys();
        this.metrics = new RotationMetrics(meters);
    }

    /** Walks all columns, unless another replica is at it, and counts what lies under which key. */
    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT1H")
    public void rotate() {
        try {
            if (texts.takeLease(box.masterKeyId())) {
                columns.forEach(this::walk);
                texts.giveUpLease();
            }
            metrics.measure(texts, columns);
        } catch (RuntimeException e) {
            log.warn("secrets: rotation stopped, the next one goes on: {}", e.toString());
        }
    }

    private void walk(SealedColumn column) {
        int exchanged = 0;
        int shut = 0;
        var page = texts.otherThan(box.masterKeyId(), column, SealedTexts.BEFORE_THE_FIRST);
        while (!page.isEmpty() && texts.takeLease(box.masterKeyId())) {
            for (SealedRow row : page) {
                try {
                    exchanged += texts.exchange(column, row, underTheCurrentKey(row)) ? 1 : 0;
                } catch (UnopenedSecretException e) {
                    shut++;
                }
            }
            page = texts.otherThan(box.masterKeyId(), column, page.getLast().place());
        }
        report(column, exchanged, shut);
    }

    private SealedSecret underTheCurrentKey(SealedRow row) {
        return switch (dataKeys) {
            case KEEP -> box.rewrapped(row.scope(), row.purpose(), row.sealed());
            case RENEW -> box.resealed(row.scope(), row.purpose(), row.sealed());
        };
    }

    private void report(SealedColumn column, int exchanged, int shut) {
        if (exchanged > 0) {
            log.info(
                    "secrets: brought {} texts of {} under master key {}",
                    exchanged,
                    column,
                    box.masterKeyId());
        }
        if (shut > 0) {
            log.warn(
                    "secrets: {} texts of {} do not open under any key of SECRETS_MASTER_KEY",
                    shut,
                    column);
        }
    }
}
