package com.wecombridge.wecom.secrets;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Stops a service before it does anything if a setting is missing, known to everybody or weak, and
 * names all of them at once. What is required stands in the service's {@code application.yml} under
 * {@code wecombridge.required}: the setting, and a {@link SettingKind}, perhaps {@code with}
 * another setting; where that one is not set, or false, nobody needs it.
 */
@Order(Ordered.LOWEST_PRECEDENCE)
final class RequiredSettings
        implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final Logger log = LoggerFactory.getLogger(RequiredSettings.class);
    private static final Profiles LOCAL = Profiles.of("local");
    private static final String WITH = " with ";

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var required = required(environment);
        if (required.isEmpty()) {
            return;
        }
        if (environment.acceptsProfiles(LOCAL)) {
            log.warn(
                    "PROFILE local: keys that everybody knows are taken, and logs are not masked."
                            + " Never let anybody but yourself reach this process.");
            return;
        }
        List<String> faults =
                required.entrySet().stream()
                        .flatMap(one -> fault(environment, one.getKey(), one.getValue()).stream())
                        .toList();
        if (!faults.isEmpty()) {
            throw new UnfitSettingsException(faults);
        }
    }

    private static Map<String, String> required(Environment environment) {
        return new TreeMap<>(
                Binder.get(environment)
                        .bind("wecombridge.required", Bindable.mapOf(String.class, String.class))
                        .orElse(Map.of()));
    }

    private static Optional<String> fault(Environment environment, String setting, String kind) {
        int with = kind.indexOf(WITH);
        if (with < 0) {
            return faultOf(environment, setting, kind);
        }
        var other = kind.substring(with + WITH.length());
        return valueOf(environment, other)
                .filter(set -> !set.equals("false"))
                .flatMap(_ -> faultOf(environment, setting, kind.substring(0, with)));
    }

    private static Optional<String> faultOf(Environment environment, String setting, String kind) {
        var rule = SettingKind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_'));
        return valueOf(environment, setting)
                .map(rule::faultOf)
                .orElse(Optional.of("is not set"))
                .map(fault -> setting + " " + fault);
    }

    private static Optional<String> valueOf(Environment environment, String setting) {
        return Optional.ofNullable(environment.getProperty(setting)).filter(set -> !set.isBlank());
    }
}
