package com.wecombridge.gateway.inbound.callback;

import com.wecombridge.wecom.callback.CallbackCipher;
import com.wecombridge.wecom.callback.CallbackKey;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The deployment's suite 第三方应用套件; all blank where there is none.
 *
 * @param id of the suite
 * @param token of its two callback addresses
 * @param encodingAesKey of its two callback addresses
 * @param providerCorpId the provider's own corp: the receiver of address checks
 */
@ConfigurationProperties("gateway.suite")
public record SuiteSettings(
        @DefaultValue("") String id,
        @DefaultValue("") String token,
        @DefaultValue("") String encodingAesKey,
        @DefaultValue("") String providerCorpId) {

    public SuiteSettings {
        if (!id.isBlank() && providerCorpId.isBlank()) {
            throw new IllegalArgumentException(
                    "WECOM_SUITE_ID is set and WECOM_PROVIDER_CORP_ID is not");
        }
        if (!id.isBlank()) {
            CallbackKey.of(token, encodingAesKey);
        }
    }

    boolean isAbout(String suiteId) {
        return !id.isBlank() && id.equals(suiteId);
    }

    /** Empty where there is no suite. */
    Optional<CallbackCipher> cipher() {
        return id.isBlank()
                ? Optional.empty()
                : Optional.of(new CallbackCipher(CallbackKey.of(token, encodingAesKey)));
    }

    @Override
    public String toString() {
        return "SuiteSettings[id=" + id + ", token=***, encodingAesKey=***]";
    }
}
