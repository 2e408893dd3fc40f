package com.wecombridge.launcher;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** A service's settings, and of the service only what one errand needs. */
final class SmallContext {

    private SmallContext() {}

    /**
     * Opens it; whoever asked closes it.
     *
     * @param required in place of all that the whole service requires
     * @throws ErrandException naming each required setting that is not there
     */
    static ConfigurableApplicationContext of(Class<?> configuration, String... required) {
        var application = new SpringApplication(configuration);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        ApplicationContextInitializer<ConfigurableApplicationContext> check =
                context -> require(context.getEnvironment(), required);
        application.setInitializers(List.of(check));
        return application.run(
                "--spring.main.keep-alive=false",
                "--spring.flyway.enabled=true",
                // Whoever runs an errand tries again, and wants to read why.
                "--spring.flyway.connect-retries=3",
                // What fails is said once, by the launcher.
                "--logging.level.org.springframework.boot.SpringApplication=off");
    }

    /** The settings themselves, by name. */
    static Function<String, String> settings(String... required) {
        try (var context = of(SettingsAlone.class, required)) {
            return context.getEnvironment()::getRequiredProperty;
        }
    }

    private static void require(Environment environment, String... required) {
        var missing =
                Arrays.stream(required)
                        .filter(name -> !StringUtils.hasText(environment.getProperty(name)))
                        .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new ErrandException("not set: " + missing);
        }
    }

    private static final class SettingsAlone {}
}
