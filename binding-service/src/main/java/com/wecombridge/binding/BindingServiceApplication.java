package com.wecombridge.binding;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Joins tenants and corps, and CRM users and members. */
@SpringBootApplication
public class BindingServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(BindingServiceApplication.class, args);
    }
}
