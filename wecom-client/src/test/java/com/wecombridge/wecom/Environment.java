package com.wecombridge.wecom;

import java.util.Map;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Puts variables into a context's environment as an operating system would. */
public final class Environment {
    private static final String NAME = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private Environment() {}

    public static ApplicationContextRunner with(
            ApplicationContextRunner runner, Map<String, Object> variables) {
        return runner.withInitializer(context ->
                context.getEnvironment()
                        .getPropertySources()
                        .replace(NAME, new SystemEnvironmentPropertySource(NAME, variables)));
    }
}
