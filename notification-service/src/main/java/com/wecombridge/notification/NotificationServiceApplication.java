package com.wecombridge.notification;

import com.wecombridge.launcher.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Who is told what in WeCom, and what became of it. */
@SpringBootApplication
public class NotificationServiceApplication {

    public static void main(String[] args) {
        Launcher.run(NotificationServiceApplication.class, args);
    }
}
