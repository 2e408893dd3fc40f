package com.wecombridge.binding;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A second binding beside the one of the tests: a replica, or one with other settings. */
final class AnotherBinding {

    private AnotherBinding() {}

    /** With the settings of the first, but for those given; the caller closes it. */
    static ConfigurableApplicationContext start(
            ConfigurableEnvironment first, Clock clock, Map<String, String> others) {
        var tests =
                (MapPropertySource)
                        Objects.requireNonNull(
                                first.getPropertySources().get("Dynamic Test Properties"));
        var settings = new HashMap<String, String>();
        tests.getSource().keySet().forEach(key -> settings.put(key, first.getProperty(key)));
        settings.putAll(others);
        settings.put("server.port", "0");
        settings.put("logging.level.root", "warn");
        return new SpringApplicationBuilder(BindingServiceApplication.class)
                .initializers(context ->
                        ((GenericApplicationContext) context)
                                .registerBean(Clock.class, () -> clock))
                .run(
                        settings.entrySet().stream()
                                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                                .toArray(String[]::new));
    }
}
