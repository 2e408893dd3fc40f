package com.wecombridge.events;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Settings as Boot binds them. */
public final class Bound {

    private Bound() {}

    public static <T> T bind(String prefix, Class<T> settings, Map<String, String> properties) {
        return new Binder(new MapConfigurationPropertySource(properties))
                .bindOrCreate(prefix, settings);
    }
}
