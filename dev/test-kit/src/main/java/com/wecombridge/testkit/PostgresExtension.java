package com.wecombridge.testkit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.support.TypeBasedParameterResolver;

/** Creates one database per outermost test class; nested classes share it. */
final class PostgresExtension extends TypeBasedParameterResolver<TestDatabase> {

    private static final Namespace NAMESPACE = Namespace.create(PostgresExtension.class);

    @Override
    public TestDatabase resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> testClass = outermost(context.getRequiredTestClass());
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(
                        testClass,
                        key -> Infrastructure.freshDatabase(key.getSimpleName()),
                        TestDatabase.class);
    }

    private static Class<?> outermost(Class<?> testClass) {
        Class<?> enclosing = testClass.getEnclosingClass();
        return enclosing == null ? testClass : outermost(enclosing);
    }
}
