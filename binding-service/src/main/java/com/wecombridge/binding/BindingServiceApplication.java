package com.wecombridge.binding;

import com.wecombridge.launcher.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Joins tenants and corps, and CRM users and members. */
@SpringBootApplication
public class BindingServiceApplication {

    public static void main(String[] args) {
        Launcher.run(BindingServiceApplication.class, args);
    }
}
