package com.wecombridge.local;

import com.wecombridge.local.part.Probe;
import com.wecombridge.local.state.Port;
import com.wecombridge.local.state.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * What the provider of the app does in WeCom's provider console: makes its suite and callback
 * addresses known.
 */
public record Provider(Stack stack, Environment environment) {

    /** Repeating it changes nothing but that a fresh suite ticket is sent. */
    public void register() {
        var uri = URI.create(stack.ports().http(Port.WECOM_SIMULATOR) + "/simulator/define/suites");
        var request =
                HttpRequest.newBuilder(uri)
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(environment.suiteDefinition()))
                        .build();
        try {
            var answer = Probe.HTTP.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new StackException("the WeCom simulator refused the suite: " + answer.body());
            }
        } catch (IOException unreachable) {
            throw new StackException(
                    "the WeCom simulator did not take the suite: " + unreachable, unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted", interrupted);
        }
    }
}
