package com.wecombridge.contactsync;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Mirrors WeCom's directories. */
@SpringBootApplication
public class ContactSyncServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(ContactSyncServiceApplication.class, args);
    }
}
