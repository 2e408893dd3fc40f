package com.wecombridge.oidc;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the provider. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class OidcProviderApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(OidcProviderApplication.class, arguments);
    }
}
