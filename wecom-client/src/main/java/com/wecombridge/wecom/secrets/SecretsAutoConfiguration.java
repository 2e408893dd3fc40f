package com.wecombridge.wecom.secrets;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Gives each service a {@link SecretBox}, or stops it with one line about the master key. */
@AutoConfiguration
@EnableConfigurationProperties(SecretsSettings.class)
public class SecretsAutoConfiguration {
    private static final Profiles LOCAL = Profiles.of("local");

    @Bean
    @ConditionalOnMissingBean
    SecretBox secretBox(SecretsSettings settings, Environment environment) {
        return new SecretBox(masterKeys(settings.masterKey(), environment.acceptsProfiles(LOCAL)));
    }

    private static MasterKeys masterKeys(String setting, boolean local) {
        if (!local) {
            return MasterKeys.forProduction(setting);
        }
        return MasterKeys.of(setting.isBlank() ? MasterKeys.LOCAL : setting);
    }
}
