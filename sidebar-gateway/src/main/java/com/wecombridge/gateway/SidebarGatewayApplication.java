package com.wecombridge.gateway;

import com.wecombridge.launcher.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the gateway. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class SidebarGatewayApplication {

    public static void main(String[] args) {
        Launcher.run(SidebarGatewayApplication.class, args);
    }
}
