package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.application.install.Authorizations;
import com.wecombridge.binding.domain.Reply;
import com.wecombridge.binding.domain.connection.AppProfile;
import com.wecombridge.binding.domain.connection.Authorization;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.id.SuiteId;
import com.wecombridge.wecom.access.AuthorisedCorp;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.access.SuiteApi;
import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import com.wecombridge.wecom.access.SuiteApi.Installation;
import com.wecombridge.wecom.access.WeComPages;
import com.wecombridge.wecom.calls.WeComCallException;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import com.wecombridge.wecom.secrets.Secret;
import java.net.URI;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Authorisations come from WeCom's {@code service/…} questions. */
@Component
class WeComAuthorizations implements Authorizations {

    private static final String WAY_BACK = "/oauth/wecom/installed";

    private final SuiteSettings settings;
    private final SuiteApi suites;
    private final WeComPages pages;
    private final Seals seals;

    WeComAuthorizations(SuiteSettings settings, SuiteApi suites, WeComPages pages, Seals seals) {
        this.settings = settings;
        this.suites = suites;
        this.pages = pages;
        this.seals = seals;
    }

    @Override
    public Mono<Reply<Opened>> open(Token suiteToken) {
        return Refusals.reply(
                Mono.fromSupplier(() -> seals.openSuiteToken(suiteToken)).flatMap(this::open));
    }

    private Mono<Opened> open(Secret suiteToken) {
        return suites.preAuthCode(suiteToken)
                .delayUntil(code -> prepare(suiteToken, code))
                .map(code -> new Opened(code.value().reveal(), code.life()));
    }

    /** WeCom takes a listed suite as it is. */
    private Mono<Void> prepare(Secret suiteToken, IssuedToken code) {
        return settings.installMode() == InstallMode.LISTED
                ? Mono.empty()
                : suites.prepareInstall(suiteToken, code.value(), settings.installMode());
    }

    @Override
    public URI installPage(Opened opened, String state) {
        return pages.install(
                new SuiteId(settings.id()),
                opened.preAuthCode(),
                URI.create(settings.publicBaseUrl() + WAY_BACK),
                state);
    }

    @Override
    public Mono<Reply<Authorization>> exchange(Token suiteToken, SealedSecret authCode) {
        return Refusals.reply(
                Mono.defer(() ->
                                suites.completeInstall(
                                        seals.openSuiteToken(suiteToken),
                                        seals.openAuthCode(authCode)))
                        .map(this::toAuthorization));
    }

    private Authorization toAuthorization(Installation installation) {
        var corp = installation.corp().corp();
        return new Authorization(corp, seals.sealPermanentCode(corp, installation.permanentCode()));
    }

    @Override
    public Mono<Reply<AppProfile>> read(Token suiteToken, CorpId corp, SealedSecret permanentCode) {
        return Refusals.reply(
                Mono.defer(() ->
                                suites.authorisedCorp(
                                        seals.openSuiteToken(suiteToken),
                                        corp,
                                        seals.openPermanentCode(corp, permanentCode)))
                        .map(WeComAuthorizations::toProfile));
    }

    private static AppProfile toProfile(AuthorisedCorp corp) {
        return corp.agents().stream()
                .findFirst()
                .map(agent -> new AppProfile(agent.agentId(), corp.name(), corp.verified()))
                .orElseThrow(() ->
                        new WeComCallException(
                                new OutcomeUnknown("WeCom names no app of the suite")));
    }
}
