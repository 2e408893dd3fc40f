package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.binding.application.Vault;
import com.wecombridge.binding.application.token.AppCredentials.AppCredential;
import com.wecombridge.binding.domain.connection.AppKind;
import com.wecombridge.binding.domain.token.Token;
import com.wecombridge.events.id.CorpId;
import com.wecombridge.events.id.SealedSecret;
import com.wecombridge.events.store.Scope;
import com.wecombridge.wecom.access.IssuedToken;
import com.wecombridge.wecom.secrets.Purpose;
import com.wecombridge.wecom.secrets.Secret;
import com.wecombridge.wecom.secrets.SecretBox;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Under which scope and purpose each secret is sealed. A corp's credential is sealed for the corp,
 * which may have no tenant yet; its token for the tenant, as every service expects it; what belongs
 * to the suite for the platform, auth codes with it: WeCom hands them out before it names the corp.
 */
@Component
class Seals implements Vault {

    private final SecretBox box;
    private final Clock clock;

    Seals(SecretBox box, Clock clock) {
        this.box = box;
        this.clock = clock;
    }

    @Override
    public SealedSecret sealAppSecret(CorpId corp, String secret) {
        return box.seal(Scope.of(corp), Purpose.APP_SECRET, new Secret(secret));
    }

    @Override
    public SealedSecret sealAuthCode(String authCode) {
        return box.seal(Scope.platform(), Purpose.AUTH_CODE, new Secret(authCode));
    }

    Secret openAuthCode(SealedSecret sealed) {
        return box.open(Scope.platform(), Purpose.AUTH_CODE, sealed);
    }

    SealedSecret sealPermanentCode(CorpId corp, Secret code) {
        return box.seal(Scope.of(corp), Purpose.PERMANENT_CODE, code);
    }

    Secret openPermanentCode(CorpId corp, SealedSecret sealed) {
        return box.open(Scope.of(corp), Purpose.PERMANENT_CODE, sealed);
    }

    Secret openAppSecret(CorpId corp, SealedSecret sealed) {
        return box.open(Scope.of(corp), Purpose.APP_SECRET, sealed);
    }

    Secret openCredential(AppCredential app) {
        return box.open(Scope.of(app.corp()), purposeOf(app.kind()), app.sealed());
    }

    /** What the credential of such an app is. */
    static Purpose purposeOf(AppKind kind) {
        return switch (kind) {
            case SUITE, AGENCY_BUILT -> Purpose.PERMANENT_CODE;
            case SELF_BUILT -> Purpose.APP_SECRET;
        };
    }

    Secret openTicket(SealedSecret sealed) {
        return box.open(Scope.platform(), Purpose.SUITE_TICKET, sealed);
    }

    Secret openSuiteToken(Token token) {
        return openToken(Scope.platform(), token);
    }

    Secret openToken(Scope owner, Token token) {
        return box.open(owner, Purpose.WECOM_TOKEN, token.sealed());
    }

    Token sealToken(Scope owner, IssuedToken issued) {
        var now = clock.instant();
        return new Token(
                box.seal(owner, Purpose.WECOM_TOKEN, issued.value()),
                issued.value().fingerprint(),
                now,
                now.plus(issued.life()));
    }
}
