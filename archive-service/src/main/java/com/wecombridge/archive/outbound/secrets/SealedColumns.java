package com.wecombridge.archive.outbound.secrets;

import com.wecombridge.wecom.rotation.SealedColumn;
import com.wecombridge.wecom.rotation.SealedColumn.Owner;
import com.wecombridge.wecom.secrets.Purpose;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the archive keeps what it sealed: its rotation follows the master key there. */
@Configuration(proxyBeanMethods = false)
class SealedColumns {
    @Bean
    SealedColumn sealedArchiveSecrets() {
        return SealedColumn.of("archive", "secret", Owner.TENANT, Purpose.ARCHIVE_SECRET);
    }

    @Bean
    SealedColumn sealedPrivateKeys() {
        return SealedColumn.of(
                "archive_key_pair", "private_key", Owner.TENANT, Purpose.ARCHIVE_PRIVATE_KEY);
    }
}
