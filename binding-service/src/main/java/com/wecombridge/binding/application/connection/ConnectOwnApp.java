package com.wecombridge.binding.application.connection;

import com.wecombridge.binding.application.Audit;
import com.wecombridge.binding.application.Audit.Act;
import com.wecombridge.binding.application.Audit.Actor;
import com.wecombridge.binding.application.UnitOfWork;
import com.wecombridge.binding.application.connection.OwnApps.Verified;
import com.wecombridge.binding.domain.Refusal;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.Reply.Denied;
import com.wecombridge.binding.domain.Reply.Given;
import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.ConnectionRules;
import com.wecombridge.binding.domain.connection.ConnectionRules.Ownership;
import com.wecombridge.binding.domain.connection.CorpApp;
import com.wecombridge.events.id.AppId;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * An administrator connects the corp's own app with its Secret. WeCom is asked while they wait: a
 * mistyped Secret should be found here, and whoever knows the right one owns the corp.
 */
@Component
public class ConnectOwnApp {

    private final Entitlements entitlements;
    private final OwnApps ownApps;
    private final ConnectedApps connected;
    private final Audit audit;
    private final UnitOfWork unitOfWork;

    public ConnectOwnApp(
            Entitlements entitlements,
            OwnApps ownApps,
            ConnectedApps connected,
            Audit audit,
            UnitOfWork unitOfWork) {
        this.entitlements = entitlements;
        this.ownApps = ownApps;
        this.connected = connected;
        this.audit = audit;
        this.unitOfWork = unitOfWork;
    }

    /**
     * @param agentId the app's number in the corp
     * @param corpName as pages shall show it: an app of its own is not told
     */
    public record Command(
            Actor actor,
            CorpId corp,
            long agentId,
            SealedSecret secret,
            String corpName,
            Instant now) {

        AppId app() {
            return new AppId(Long.toString(agentId));
        }
    }

    /** What came of it. */
    public sealed interface Result {
        record Connected(String appName) implements Result {}

        /** 接口未开放: the tenant has not opened the feature. */
        record FeatureNotOpen() implements Result {}

        record CorpOfAnotherTenant() implements Result {}

        /** WeCom does not take the Secret for this app, or cannot say. */
        record NotVerified(Refusal refusal) implements Result {}

        /** Why nothing was connected. */
        default Optional<String> reason() {
            return switch (this) {
                case Connected _ -> Optional.empty();
                case FeatureNotOpen() -> Optional.of("FEATURE_NOT_OPEN");
                case CorpOfAnotherTenant() -> Optional.of("CORP_OF_ANOTHER_TENANT");
                case NotVerified(Refusal.CredentialWrong _) -> Optional.of("SECRET_REFUSED");
                case NotVerified _ -> Optional.of("NOT_VERIFIED");
            };
        }
    }

    public Mono<Result> handle(Command command) {
        return unitOfWork
                .within(Scope.of(command.actor().tenant()), isOpen(command))
                .flatMap(open -> open ? verify(command) : notOpen())
                .flatMap(result -> writeDownRefusal(command, result).thenReturn(result));
    }

    private Mono<Boolean> isOpen(Command command) {
        return entitlements
                .of(command.actor().tenant())
                .map(entitlement -> entitlement.opens(Entitlements.WECOM, command.now()))
                .defaultIfEmpty(false);
    }

    private static Mono<Result> notOpen() {
        return Mono.just(new Result.FeatureNotOpen());
    }

    private Mono<Result> verify(Command command) {
        return ownApps.verify(
                        command.actor().tenant(), command.corp(), command.app(), command.secret())
                .flatMap(reply -> connect(command, reply));
    }

    private Mono<Result> connect(Command command, Reply<Verified> reply) {
        return switch (reply) {
            case Denied<Verified>(var refusal) -> Mono.just(new Result.NotVerified(refusal));
            case Given<Verified>(var verified) ->
                    unitOfWork.within(Scope.of(command.corp()), connect(command, verified));
        };
    }

    private Mono<Result> connect(Command command, Verified verified) {
        var newcomer =
                ConnectionRules.firstAuthorized(
                        command.corp(), command.app(), AppKind.SELF_BUILT, command.now());
        return connected
                .claim(newcomer, Optional.of(command.actor().tenant()))
                .flatMap(owner ->
                        owner instanceof Ownership.BelongsToAnother
                                ? Mono.just(new Result.CorpOfAnotherTenant())
                                : store(command, newcomer)
                                        .thenReturn(new Result.Connected(verified.appName())));
    }

    private Mono<Void> store(Command command, CorpApp newcomer) {
        var profile = new AppProfile(command.agentId(), command.corpName(), false);
        return connected
                .authorize(newcomer, command.secret())
                .flatMap(app -> connected.described(app, profile))
                .then(unitOfWork.within(Scope.of(command.actor().tenant()), writeDown(command)));
    }

    private Mono<Void> writeDown(Command command) {
        return audit.done(command.actor(), act(command));
    }

    private Mono<Void> writeDownRefusal(Command command, Result result) {
        return Mono.justOrEmpty(result.reason())
                .flatMap(reason ->
                        unitOfWork.within(
                                Scope.of(command.actor().tenant()),
                                audit.refused(command.actor(), act(command), reason)));
    }

    private static Act act(Command command) {
        return new Act(
                "app.connect", "corps/" + command.corp() + "/apps/" + command.app(), Map.of());
    }
}
