package com.wecombridge.launcher;

import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Any number of them may run at a time: Flyway lets one after the other. */
@Command(name = "migrate", description = "Brings the tables of the service up to date.")
final class MigrationErrand implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var database = Database.open()) {
            var flyway = database.getBean(Flyway.class);
            int ran = flyway.migrate().migrationsExecuted;
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d migrations ran; the tables are at version %s%n",
                            ran, flyway.info().getInfoResult().schemaVersion);
            return 0;
        }
    }
}
