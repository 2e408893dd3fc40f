package com.wecombridge.launcher;

import java.util.concurrent.Callable;
import org.flywaydb.core.Flyway;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Compares the tables' history with the migrations of this program. */
@Command(name = "migration", description = "Whether the tables of the service are up to date.")
final class MigrationCheck implements Callable<Integer> {

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try (var database = Database.open()) {
            var flyway = database.getBean(Flyway.class);
            flyway.validate();
            spec.commandLine()
                    .getOut()
                    .println(
                            "the tables are up to date: "
                                    + flyway.info().applied().length
                                    + " migrations");
            return 0;
        }
    }
}
