package com.wecombridge.archive;

import com.wecombridge.launcher.Launcher;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** What was said, as far as the archive goes today: settings, keys and the wake-up. */
@SpringBootApplication
public class ArchiveServiceApplication {

    public static void main(String[] args) {
        Launcher.run(ArchiveServiceApplication.class, args);
    }
}
