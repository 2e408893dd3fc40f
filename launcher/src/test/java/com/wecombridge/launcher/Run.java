package com.wecombridge.launcher;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;

/** An errand that was run in this JVM, under settings of its own. */
record Run(int code, String said) {

    static Run of(Map<String, String> settings, String... arguments) {
        var before = new HashMap<>(System.getProperties());
        settings.forEach(System::setProperty);
        try {
            var said = new StringWriter();
            var words = new PrintWriter(said, true);
            var code = Launcher.commandLine().setOut(words).setErr(words).execute(arguments);
            return new Run(code, said.toString());
        } finally {
            System.getProperties().keySet().removeIf(name -> !before.containsKey(name));
        }
    }
}
