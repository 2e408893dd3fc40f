package com.wecombridge.binding.inbound.web;

import com.wecombridge.binding.application.Vault;
import com.wecombridge.binding.application.install.ReceiveAuthCode;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Clock;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Where WeCom sends the administrator's browser after the install. Nobody is signed in here: the
 * state says whose install it is, once.
 */
@Hidden
@RestController
class InstalledDoor {

    private static final int LONGEST_CODE = 512;
    private static final int LONGEST_STATE = 128;

    private final ReceiveAuthCode receive;
    private final Vault vault;
    private final Clock clock;

    InstalledDoor(ReceiveAuthCode receive, Vault vault, Clock clock) {
        this.receive = receive;
        this.vault = vault;
        this.clock = clock;
    }

    @GetMapping("/oauth/wecom/installed")
    Mono<ResponseEntity<String>> installed(
            @RequestParam(name = "auth_code", defaultValue = "") String authCode,
            @RequestParam(defaultValue = "") String state) {
        if (authCode.isBlank()
                || authCode.length() > LONGEST_CODE
                || state.isBlank()
                || state.length() > LONGEST_STATE) {
            return Mono.just(page(ReceiveAuthCode.Result.NOT_EXPECTED));
        }
        var command =
                new ReceiveAuthCode.Command(state, vault.sealAuthCode(authCode), clock.instant());
        return receive.handle(command).map(InstalledDoor::page);
    }

    private static ResponseEntity<String> page(ReceiveAuthCode.Result result) {
        return switch (result) {
            case RECEIVED ->
                    page(
                            HttpStatus.OK,
                            "安装成功，正在连接企业微信，请回到控制台查看进度。",
                            "Installed. WeCom is being connected; the console shows how far it is.");
            case NOT_EXPECTED ->
                    page(
                            HttpStatus.GONE,
                            "安装链接无效或已过期，请在控制台重新发起安装。",
                            "This install link is used up or too old. Start again in the console.");
        };
    }

    private static ResponseEntity<String> page(HttpStatus status, String chinese, String english) {
        var html =
                """
                <!doctype html>
                <html lang="zh-CN">
                <head>
                  <meta charset="utf-8">
                  <meta name="viewport" content="width=device-width, initial-scale=1">
                  <link rel="icon" href="data:,">
                  <title>WeCom Bridge 企微桥</title>
                </head>
                <body>
                  <main>
                    <p>%s</p>
                    <p lang="en">%s</p>
                  </main>
                </body>
                </html>
                """
                        .formatted(chinese, english);
        return ResponseEntity.status(status)
                .contentType(MediaType.valueOf("text/html;charset=UTF-8"))
                .cacheControl(CacheControl.noStore())
                .header("Referrer-Policy", "no-referrer")
                .body(html);
    }
}
