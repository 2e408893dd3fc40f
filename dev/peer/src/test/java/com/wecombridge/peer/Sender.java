package com.wecombridge.peer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import me.chanjar.weixin.common.util.crypto.WxCryptUtil;
import me.chanjar.weixin.cp.config.impl.WxCpDefaultConfigImpl;
import me.chanjar.weixin.cp.util.crypto.WxCpCryptUtil;

/** WeCom, as far as the peer sees it. */
record Sender(int port, WxCpDefaultConfigImpl config) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Sends what a member wrote to the app. */
    HttpResponse<String> send(String member, long id, String text) throws Exception {
        return post(seal(message(member, id, text)), "");
    }

    /** Tells that a customer was edited, always in the same second. */
    HttpResponse<String> sendEdit(String externalUserId, String state) throws Exception {
        return post(seal(edit(externalUserId, state)), "");
    }

    HttpResponse<String> sendBadlySigned(String member, long id, String text) throws Exception {
        return post(seal(message(member, id, text)), "0");
    }

    HttpResponse<String> check(String echo) throws Exception {
        var sealed = seal(echo);
        return answer(
                HttpRequest.newBuilder(
                        address(
                                sealed,
                                "",
                                "&echostr=" + URLEncoder.encode(sealed.getEncrypt(), UTF_8))));
    }

    static String message(String member, long id, String text) {
        return """
        <xml><ToUserName>wwacme0000000001</ToUserName><FromUserName>%s</FromUserName>
        <CreateTime>1726214400</CreateTime><MsgType>text</MsgType><Content><![CDATA[%s]]></Content>
        <MsgId>%d</MsgId><AgentID>1000002</AgentID></xml>
        """
                .formatted(member, text, id);
    }

    private static String edit(String externalUserId, String state) {
        return """
        <xml><ToUserName>wwacme0000000001</ToUserName><FromUserName>sys</FromUserName>
        <CreateTime>1726214400</CreateTime><MsgType>event</MsgType><Event>change_external_contact</Event>
        <ChangeType>edit_external_contact</ChangeType><UserID>LI_LEI</UserID>
        <ExternalUserID>%s</ExternalUserID><State>%s</State></xml>
        """
                .formatted(externalUserId, state);
    }

    private WxCryptUtil.EncryptContext seal(String text) {
        return new WxCpCryptUtil(config).encryptContext(text);
    }

    private HttpResponse<String> post(WxCryptUtil.EncryptContext sealed, String spoiled)
            throws Exception {
        String body =
                "<xml><ToUserName>wwacme0000000001</ToUserName><AgentID>1000002</AgentID><Encrypt>"
                        + sealed.getEncrypt()
                        + "</Encrypt></xml>";
        return answer(
                HttpRequest.newBuilder(address(sealed, spoiled, ""))
                        .header("Content-Type", "text/xml")
                        .POST(BodyPublishers.ofString(body)));
    }

    private URI address(WxCryptUtil.EncryptContext sealed, String spoiled, String more) {
        return URI.create(
                "http://localhost:%d/callback?msg_signature=%s&timestamp=%s&nonce=%s%s"
                        .formatted(
                                port,
                                sealed.getSignature() + spoiled,
                                sealed.getTimeStamp(),
                                sealed.getNonce(),
                                more));
    }

    private static HttpResponse<String> answer(HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
