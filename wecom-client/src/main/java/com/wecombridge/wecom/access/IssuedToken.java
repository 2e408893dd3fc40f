package com.wecombridge.wecom.access;

import com.wecombridge.wecom.secrets.Secret;
import java.time.Duration;

/**
 * A token, ticket or code fresh from WeCom.
 *
 * @param life counted from when WeCom answered
 */
public record IssuedToken(Secret value, Duration life) {}
