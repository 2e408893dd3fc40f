package com.wecombridge.local.command;

import com.wecombridge.local.Stack;
import com.wecombridge.local.state.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Starts what does not run as it should, and returns when all of it is ready. */
@Command(name = "up", description = "Start the stack; what runs as it should is left alone.")
public final class Up implements Callable<Integer> {

    @Mixin private Where where = new Where();

    @Option(
            names = "--free-ports",
            description = "Take ports that nobody uses, beside another stack.")
    private boolean freePorts;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Stack stack = freePorts ? where.beside() : where.wanted();
        try (var _ = stack.state().lock()) {
            var screen = new Screen(spec.commandLine().getOut());
            new Ascent(stack, spec.commandLine().getOut()).run();
            greet(screen, stack);
            return 0;
        } catch (IOException unlockable) {
            throw new UncheckedIOException(unlockable);
        }
    }

    private static void greet(Screen screen, Stack stack) {
        var ports = stack.ports();
        screen.line(
                """

                The stack is up.
                  gateway (API, callbacks)   %s
                  WeCom simulator            %s   its proxy, the public address: %s
                  CRM simulator              %s
                  sign-in                    %s/login
                    people   wang.fang (acme, administrator) · li.lei (acme) · chen.jie (globex, administrator) · zhou.yun (operator)
                    scripts  acme-admin · globex-admin · acme-auditor · operator, secret <client>-local-only
                  logs                       make logs NAME=<process>, files in %s/logs
                """
                        .formatted(
                                ports.http(Port.GATEWAY),
                                ports.http(Port.WECOM_SIMULATOR),
                                ports.http(Port.WECOM_PROXY),
                                ports.http(Port.CRM_SIMULATOR),
                                ports.http(Port.OIDC),
                                stack.state().root())
                        .stripTrailing());
    }
}
