package com.wecombridge.houserules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How a service is built. Each rule says why; {@link TheRulesBiteTest} shows that it can fail. */
final class HouseRules {

    static final ArchRule domainIsPlainJava =
            classes()
                    .that()
                    .resideInAPackage("..domain..")
                    .should()
                    .onlyDependOnClassesThat()
                    .resideInAnyPackage(
                            "java..", "..domain..", "com.wecombridge.events.id..", "org.jspecify..")
                    .because("rules must be testable without Spring, Reactor or a database");

    static final ArchRule nobodyKnowsTheDoors =
            noClasses()
                    .that()
                    .resideInAnyPackage("..application..", "..domain..", "..outbound..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..inbound..")
                    .because("arrows go inwards");

    static final ArchRule doorsCallUseCases =
            noClasses()
                    .that()
                    .resideInAPackage("..inbound..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..outbound..")
                    .because("a door decides nothing and stores nothing itself");

    static final ArchRule useCasesKnowPortsNotAdapters =
            noClasses()
                    .that()
                    .resideInAnyPackage("..application..", "..domain..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("..outbound..")
                    .because("adapters are chosen by the wiring");

    static final ArchRule useCasesSpeakNoTechnology =
            noClasses()
                    .that()
                    .resideInAPackage("..application..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "org.springframework.http..",
                            "org.springframework.web..",
                            "org.springframework.r2dbc..",
                            "org.springframework.kafka..",
                            "org.springframework.messaging..",
                            "org.apache.kafka..",
                            "io.r2dbc..",
                            "me.chanjar..")
                    .because("a use case reads as its sentence");

    static final ArchRule adaptersDoNotCallEachOther =
            slices().matching("com.wecombridge.*.outbound.(*)..")
                    .should()
                    .notDependOnEachOther()
                    .because("what two adapters do together is a use case");

    static final ArchRule theLibraryHasOneAddress =
            noClasses()
                    .that()
                    .resideOutsideOfPackages("com.wecombridge.wecom..", "..outbound.wecom..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage("me.chanjar..")
                    .because("WeCom's field names stay inside outbound/wecom");

    /** Two changes of one group in one second are one to them; what fell out is nowhere. */
    static final ArchRule nobodyRoutesThroughTheLibrary =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "me.chanjar.weixin.cp.message..", "me.chanjar.weixin.cp.tp.message..")
                    .because("the library's routers drop callbacks that are no repetitions");

    static final ArchRule onlyDoorsBlock =
            noClasses()
                    .that()
                    .resideInAPackage("com.wecombridge..")
                    .and()
                    .resideOutsideOfPackages(
                            "..inbound.kafka..",
                            "..inbound.schedule..",
                            "..inbound.work..",
                            "com.wecombridge.events..",
                            "com.wecombridge.wecom..",
                            "com.wecombridge.launcher..",
                            "..outbound.wecom..")
                    .should()
                    .callMethodWhere(blocks())
                    .because(
                            "an event loop must never wait; doors and workers run on virtual threads");

    static final ArchRule timeComesIn =
            noClasses()
                    .that()
                    .resideInAnyPackage("..domain..", "..application..")
                    .should()
                    .callMethodWhere(readsTheWallClock())
                    .because("tests move the clock");

    static final ArchRule noBannedNames =
            noClasses()
                    .that()
                    .resideInAPackage("com.wecombridge..")
                    .should()
                    .haveNameMatching(
                            ".*(Manager|Helper|Utils?|Impl|Common|DTO|VO|PO|Base[A-Z]\\w*)$")
                    .because("a name says what the thing is");

    static final ArchRule noFifthRoom =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..config..",
                            "..util..",
                            "..utils..",
                            "..common..",
                            "..model..",
                            "..mapper..")
                    .because(
                            "wiring sits in the room that it wires, a record beside what reads it");

    static final ArchRule packagesHaveNoCircles =
            slices().matching("com.wecombridge.(**)")
                    .should()
                    .beFreeOfCycles()
                    .because("arrows go one way");

    /** The simulator's front: what tests say in Java, what people say over HTTP. */
    static final ArchRule chaptersDoNotKnowTheFront =
            noClasses()
                    .that()
                    .resideInAPackage("..wecomsim.*..")
                    .and()
                    .resideOutsideOfPackages(
                            "..wecomsim.define..", "..wecomsim.control..", "..wecomsim.web..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "..wecomsim",
                            "..wecomsim.define..",
                            "..wecomsim.control..",
                            "..wecomsim.web..")
                    .because("chapters plug into the simulator, which names each of them once");

    private static final Set<String> PACKAGES_OF_COMMON_EVENTS =
            Set.of(
                    "com.wecombridge.events",
                    "com.wecombridge.events.codec",
                    "com.wecombridge.events.id",
                    "com.wecombridge.events.wecom",
                    "com.wecombridge.events.contact",
                    "com.wecombridge.events.binding",
                    "com.wecombridge.events.notification",
                    "com.wecombridge.events.crm",
                    "com.wecombridge.events.audit",
                    "com.wecombridge.events.outbox",
                    "com.wecombridge.events.inbox",
                    "com.wecombridge.events.work",
                    "com.wecombridge.events.store",
                    "com.wecombridge.events.trace");

    static final ArchRule commonEventsStaysSmall =
            classes()
                    .that()
                    .resideInAPackage("com.wecombridge.events..")
                    .should(new LiveIn(PACKAGES_OF_COMMON_EVENTS))
                    .because("a new package in common-events needs a decision record");

    private HouseRules() {}

    private static DescribedPredicate<JavaCall<?>> blocks() {
        var reactive = assignableTo(Mono.class).or(assignableTo(Flux.class));
        return DescribedPredicate.describe(
                "block()",
                call -> call.getName().startsWith("block") && reactive.test(call.getTargetOwner()));
    }

    private static DescribedPredicate<JavaCall<?>> readsTheWallClock() {
        return DescribedPredicate.describe(
                "the wall clock",
                call ->
                        isCall(call, Instant.class, "now")
                                || isCall(call, System.class, "currentTimeMillis")
                                || isCall(call, Clock.class, "system\\w*"));
    }

    private static boolean isCall(JavaCall<?> call, Class<?> owner, String name) {
        return call.getTargetOwner().isEquivalentTo(owner)
                && Pattern.matches(name, call.getName())
                && call.getTarget().getRawParameterTypes().isEmpty();
    }
}
