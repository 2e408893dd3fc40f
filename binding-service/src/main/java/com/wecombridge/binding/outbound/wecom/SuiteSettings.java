package com.wecombridge.binding.outbound.wecom;

import com.wecombridge.wecom.access.SuiteApi.InstallMode;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Our suite at WeCom.
 *
 * @param id as WeCom's provider console shows it
 * @param secret likewise
 * @param publicBaseUrl where browsers reach us; WeCom sends administrators back there
 * @param installMode whether WeCom has listed the suite; before that, only tests may install it
 */
@Validated
@ConfigurationProperties("binding.suite")
record SuiteSettings(
        @NotBlank String id,
        @NotBlank String secret,
        @NotNull URI publicBaseUrl,
        @DefaultValue("LISTED") @NotNull InstallMode installMode) {

    @Override
    public String toString() {
        return "SuiteSettings[id=" + id + ", secret=***, publicBaseUrl=" + publicBaseUrl + "]";
    }
}
