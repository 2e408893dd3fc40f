package com.wecombridge.contactsync;

import com.wecombridge.launcher.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Mirrors WeCom's directories. */
@SpringBootApplication
public class ContactSyncServiceApplication {

    public static void main(String[] args) {
        Launcher.run(ContactSyncServiceApplication.class, args);
    }
}
