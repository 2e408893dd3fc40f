package com.wecombridge.houserules;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** Holds for classes in one of the named packages. */
final class LiveIn extends ArchCondition<JavaClass> {

    private final Set<String> packages;

    LiveIn(Set<String> packages) {
        super("live in one of %s", packages);
        this.packages = packages;
    }

    @Override
    public void check(JavaClass item, ConditionEvents events) {
        if (!packages.contains(item.getPackageName())) {
            events.add(
                    SimpleConditionEvent.violated(
                            item, item.getName() + " lives in a new package"));
        }
    }
}
