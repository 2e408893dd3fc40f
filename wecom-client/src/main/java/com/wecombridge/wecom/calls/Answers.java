package com.wecombridge.wecom.calls;

import com.wecombridge.wecom.calls.WeComFailure.NotCalled;
import com.wecombridge.wecom.calls.WeComFailure.Obstacle;
import com.wecombridge.wecom.calls.WeComFailure.OutcomeUnknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Objects;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import org.apache.http.client.HttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.apache.http.conn.ConnectionPoolTimeoutException;

/** Turns every way a request can end into its result or a {@link WeComFailure}. */
final class Answers {
    /** What the library says when there was no number to report. */
    private static final int NO_NUMBER = -99;

    private Answers() {}

    /** A request in the library's manner. */
    interface Request<T> {
        T send() throws WxErrorException, IOException;
    }

    static <T> T of(Request<T> request) {
        try {
            return request.send();
        } catch (WxErrorException refused) {
            throw new WeComCallException(failure(refused.getError()));
        } catch (IOException broken) {
            throw broken(broken);
        } catch (RuntimeException notAnAnswer) { // HTML, half an object, nothing at all
            throw new WeComCallException(
                    new OutcomeUnknown("the answer is not WeCom's JSON"), notAnAnswer);
        }
    }

    static WeComCallException broken(Throwable broken) {
        return new WeComCallException(failure(broken), broken);
    }

    /** A request goes out behind a connection and a handshake: before that, nothing was sent. */
    private static WeComFailure failure(Throwable broken) {
        return switch (broken) {
            case ConnectionPoolTimeoutException _ -> new NotCalled(Obstacle.NO_FREE_CONNECTION);
            case UnknownHostException _, UnresolvedAddressException _ ->
                    new NotCalled(Obstacle.NO_ADDRESS);
            case SSLHandshakeException _, SSLPeerUnverifiedException _ ->
                    new NotCalled(Obstacle.NOT_TRUSTED);
            case ConnectException _,
                    ConnectTimeoutException _,
                    HttpConnectTimeoutException _,
                    NoRouteToHostException _ ->
                    new NotCalled(Obstacle.NO_CONNECTION);
            default -> new OutcomeUnknown(describe(broken));
        };
    }

    private static WeComFailure failure(WxError error) {
        if (error.getErrorCode() == NO_NUMBER) {
            return new OutcomeUnknown("the answer is empty");
        }
        // the library puts its own translation into errorMsg; the hint is in WeCom's words only
        String words = Objects.requireNonNullElse(error.getErrorMsgEn(), error.getErrorMsg());
        return WeComFailure.of(error.getErrorCode(), Objects.requireNonNullElse(words, ""));
    }

    private static String describe(Throwable broken) {
        return switch (broken) {
            case HttpResponseException status -> "HTTP status " + status.getStatusCode();
            case LimitedAnswer.TooLargeException _ -> "an answer too large";
            default -> broken.getClass().getSimpleName();
        };
    }
}
