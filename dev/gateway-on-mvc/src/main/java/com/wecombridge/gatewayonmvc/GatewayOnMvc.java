package com.wecombridge.gatewayonmvc;

import com.wecombridge.gateway.inbound.callback.MvcCallbackDoor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/** The gateway's rooms, all but those that WebFlux is the door of. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "com.wecombridge.gateway.inbound.callback",
    "com.wecombridge.gateway.outbound"
})
@ComponentScan({
    "com.wecombridge.gateway.application",
    "com.wecombridge.gateway.outbound",
    "com.wecombridge.gateway.inbound.work"
})
@ComponentScan(
        basePackageClasses = MvcCallbackDoor.class,
        excludeFilters =
                @Filter(type = FilterType.REGEX, pattern = ".*\\.Callback(Door|Routes|Deadline)"))
public class GatewayOnMvc {

    public static void main(String[] arguments) {
        SpringApplication.run(GatewayOnMvc.class, arguments);
    }
}
