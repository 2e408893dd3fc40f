package com.wecombridge.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Hands out the one broker of the JVM. */
final class KafkaExtension extends TypeBasedParameterResolver<TestKafka> {

    @Override
    public TestKafka resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return Infrastructure.kafka();
    }
}
