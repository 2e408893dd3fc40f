package com.wecombridge.wecomsim;

import com.wecombridge.wecomsim.access.AccessChapter;
import com.wecombridge.wecomsim.behaviour.Behaviour;
import com.wecombridge.wecomsim.callback.Telling;
import com.wecombridge.wecomsim.chapter.Core;
import com.wecombridge.wecomsim.define.AppDefinition;
import com.wecombridge.wecomsim.define.BehaviourDefinition;
import com.wecombridge.wecomsim.define.CallbackDefinition;
import com.wecombridge.wecomsim.define.CorpDefinition;
import com.wecombridge.wecomsim.define.DepartmentDefinition;
import com.wecombridge.wecomsim.define.FaultDefinition;
import com.wecombridge.wecomsim.define.InstallationDefinition;
import com.wecombridge.wecomsim.define.MemberDefinition;
import com.wecombridge.wecomsim.define.SuiteDefinition;
import com.wecombridge.wecomsim.define.TagDefinition;
import com.wecombridge.wecomsim.install.Installations.Outcome;
import com.wecombridge.wecomsim.json.Json;
import com.wecombridge.wecomsim.patch.Definer;
import com.wecombridge.wecomsim.patch.DefinitionRefusedException;
import com.wecombridge.wecomsim.patch.Patch;
import com.wecombridge.wecomsim.suites.SuitesChapter;
import com.wecombridge.wecomsim.world.App;
import com.wecombridge.wecomsim.world.Corp;
import com.wecombridge.wecomsim.world.Delivery;
import com.wecombridge.wecomsim.world.Department;
import com.wecombridge.wecomsim.world.Fault;
import com.wecombridge.wecomsim.world.Member;
import com.wecombridge.wecomsim.world.Provider;
import com.wecombridge.wecomsim.world.Suite;
import com.wecombridge.wecomsim.world.Tag;
import com.wecombridge.wecomsim.world.TrustedIps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The first verb: how the simulated WeCom is to be. Everything is an upsert, and everything that an
 * app may know of is told to it by a callback unless the {@link Telling} says otherwise.
 */
public final class Definitions {

    private final Core core;
    private final Map<String, Definer> things;
    private final SuitesChapter suites;
    private final Machinery machinery;
    private final AccessChapter access;

    Definitions(Core core, Chapters chapters) {
        this.core = core;
        this.things = chapters.things();
        this.suites = chapters.get(SuitesChapter.class);
        this.machinery = chapters.get(Machinery.class);
        this.access = chapters.get(AccessChapter.class);
    }

    public Corp corp(String corpId, UnaryOperator<CorpDefinition> how) {
        var definition = how.apply(new CorpDefinition().set("corpId", corpId));
        return core.people().corp(new Patch(definition.asJson()));
    }

    public Department department(String corpId, int id, UnaryOperator<DepartmentDefinition> how) {
        return department(corpId, id, how, Telling.callbacks());
    }

    public Department department(
            String corpId, int id, UnaryOperator<DepartmentDefinition> how, Telling telling) {
        var definition = new DepartmentDefinition().set("corpId", corpId).set("id", id);
        var patch = new Patch(how.apply(definition).asJson());
        return core.people().department(patch, telling).orElseThrow();
    }

    public void removeDepartment(String corpId, int id, Telling telling) {
        var definition = new DepartmentDefinition().set("corpId", corpId).set("id", id);
        core.people().department(removal(definition.asJson()), telling);
    }

    public Member member(String corpId, String userId, UnaryOperator<MemberDefinition> how) {
        return member(corpId, userId, how, Telling.callbacks());
    }

    public Member member(
            String corpId, String userId, UnaryOperator<MemberDefinition> how, Telling telling) {
        var definition = new MemberDefinition().set("corpId", corpId).set("userId", userId);
        var patch = new Patch(how.apply(definition).asJson());
        return core.people().member(patch, telling).orElseThrow();
    }

    public void removeMember(String corpId, String userId) {
        removeMember(corpId, userId, Telling.callbacks());
    }

    public void removeMember(String corpId, String userId, Telling telling) {
        var definition = new MemberDefinition().set("corpId", corpId).set("userId", userId);
        core.people().member(removal(definition.asJson()), telling);
    }

    public Tag tag(String corpId, int id, UnaryOperator<TagDefinition> how) {
        return tag(corpId, id, how, Telling.callbacks());
    }

    public Tag tag(String corpId, int id, UnaryOperator<TagDefinition> how, Telling telling) {
        var definition = new TagDefinition().set("corpId", corpId).set("id", id);
        var patch = new Patch(how.apply(definition).asJson());
        return core.people().tag(patch, telling).orElseThrow();
    }

    public App app(String corpId, int agentId, UnaryOperator<AppDefinition> how) {
        return app(corpId, agentId, how, Telling.callbacks());
    }

    /** A changed range tells change_auth (suites) and subscribe / unsubscribe (each member). */
    public App app(String corpId, int agentId, UnaryOperator<AppDefinition> how, Telling telling) {
        var definition = new AppDefinition().set("corpId", corpId).set("agentId", agentId);
        var patch = new Patch(how.apply(definition).asJson());
        return core.apps().app(patch, telling).orElseThrow();
    }

    public void removeApp(String corpId, int agentId) {
        var definition = new AppDefinition().set("corpId", corpId).set("agentId", agentId);
        core.apps().app(removal(definition.asJson()), Telling.quietly());
    }

    /** A new suite is sent its first ticket at once. */
    public Suite suite(String suiteId, UnaryOperator<SuiteDefinition> how) {
        var definition = how.apply(new SuiteDefinition().set("suiteId", suiteId));
        return suites.suites().suite(new Patch(definition.asJson())).orElseThrow();
    }

    public Provider provider(String corpId, String secret) {
        return suites.suites().provider(corpId, secret);
    }

    /** Installs the suite, authorises it again, or changes the installation. */
    public Outcome install(
            String suiteId, String corpId, UnaryOperator<InstallationDefinition> how) {
        return install(suiteId, corpId, how, Telling.callbacks());
    }

    public Outcome install(
            String suiteId,
            String corpId,
            UnaryOperator<InstallationDefinition> how,
            Telling telling) {
        var definition = new InstallationDefinition().set("suiteId", suiteId).set("corpId", corpId);
        var patch = new Patch(how.apply(definition).asJson());
        return suites.installations().apply(patch, telling);
    }

    /** The corp throws the suite out: cancel_auth. */
    public void uninstall(String suiteId, String corpId) {
        var definition = new InstallationDefinition().set("suiteId", suiteId).set("corpId", corpId);
        suites.installations().apply(removal(definition.asJson()), Telling.callbacks());
    }

    /** Gives or takes the interface licences of members. */
    public void licences(String corpId, List<String> userIds, boolean licensed) {
        machinery.licences(corpId, userIds, licensed);
    }

    /** The next answers of the path go wrong. */
    public Fault fault(String path, UnaryOperator<FaultDefinition> how) {
        return machinery.fault(
                new Patch(how.apply(new FaultDefinition().set("path", path)).asJson()));
    }

    /** The next callbacks of the kind go wrong; {@code *} is any kind. */
    public Fault callbackFault(String kind, UnaryOperator<FaultDefinition> how) {
        var definition = how.apply(new FaultDefinition().set("callback", kind));
        return machinery.fault(new Patch(definition.asJson()));
    }

    /** Forgets the faults that have not struck yet. */
    public void noMoreFaults() {
        machinery.noMoreFaults();
    }

    public List<Delivery> callback(UnaryOperator<CallbackDefinition> how) {
        return callback(how, Telling.callbacks());
    }

    /** Sends any callback by hand. */
    public List<Delivery> callback(UnaryOperator<CallbackDefinition> how, Telling telling) {
        var definition = how.apply(new CallbackDefinition());
        return machinery.callback(new Patch(definition.asJson()), telling);
    }

    /** Lets held callbacks go in this order. */
    public void release(List<Long> deliveries) {
        core.post().release(deliveries);
    }

    /** Loses held callbacks. */
    public void drop(List<Long> deliveries) {
        core.post().drop(deliveries);
    }

    /** The corp's tokens answer 40014 from now on; agent 0 means all of its apps. */
    public int invalidateTokens(String corpId, int agentId) {
        return core.tokens().invalidate(corpId, agentId);
    }

    /** The suite's tokens answer 40082 from now on. */
    public int invalidateSuiteTokens(String suiteId) {
        return core.tokens().invalidateSuite(suiteId);
    }

    public List<Delivery> pushSuiteTicket(String suiteId) {
        return suites.tickets().push(suiteId);
    }

    public Behaviour behaviour(UnaryOperator<BehaviourDefinition> how) {
        return machinery.behave(new Patch(how.apply(new BehaviourDefinition()).asJson()));
    }

    /** Moves the simulated clock forward: tokens, codes and windows expire accordingly. */
    public Behaviour advanceClock(Duration by) {
        return machinery.advance(by);
    }

    /** Sets the simulated clock to a time, be it earlier. */
    public Behaviour setClock(Instant to) {
        return machinery.set(to);
    }

    /** From where the app may be called; a change takes a minute of simulated time. */
    public TrustedIps trustedIps(String corpId, int agentId, String... ips) {
        return access.trust(TrustedIps.ofApp(corpId, agentId), List.of(ips));
    }

    /** From where the provider's suites may be called. */
    public TrustedIps providerIps(String providerCorpId, String... ips) {
        return access.trust(TrustedIps.ofProvider(providerCorpId), List.of(ips));
    }

    /** Anything else that the control API can define, by its name there. */
    public Object thing(String name, Map<String, ?> fields) {
        var definer = things.get(name);
        if (definer == null) {
            throw new DefinitionRefusedException("cannot define " + name);
        }
        return definer.define(new Patch(Json.tree(fields)));
    }

    private static Patch removal(tools.jackson.databind.node.ObjectNode fields) {
        return new Patch(fields).with("removed", true);
    }
}
