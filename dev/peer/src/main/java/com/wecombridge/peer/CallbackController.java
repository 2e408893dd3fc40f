package com.wecombridge.peer;

import me.chanjar.weixin.common.error.WxRuntimeException;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The address that is typed into WeCom's admin console. */
@RestController
@RequestMapping(path = "/callback", produces = MediaType.TEXT_PLAIN_VALUE)
class CallbackController {

    private final WxCpService library;
    private final WxCpDefaultConfigImpl config;
    private final Acceptance acceptance;

    CallbackController(WxCpService library, WxCpDefaultConfigImpl config, Acceptance acceptance) {
        this.library = library;
        this.config = config;
        this.acceptance = acceptance;
    }

    /** WeCom checks the address before it sends anything there. */
    @GetMapping
    String verify(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestParam String echostr) {
        if (!library.checkSignature(signature, timestamp, nonce, echostr)) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return new WxCpCryptUtil(config).decrypt(echostr);
    }

    @PostMapping
    String take(
            @RequestParam("msg_signature") String signature,
            @RequestParam String timestamp,
            @RequestParam String nonce,
            @RequestBody String body) {
        acceptance.accept(new Envelope(signature, timestamp, nonce, body));
        return "success";
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.FORBIDDEN)
    String refuse(WxRuntimeException unopened) {
        return "";
    }
}
