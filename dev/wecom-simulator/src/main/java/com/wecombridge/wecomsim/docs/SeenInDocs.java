package com.wecombridge.wecomsim.docs;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Where a behaviour comes from: the pages of WeCom's developer documentation that describe it. */
@Documented
@Retention(RetentionPolicy.SOURCE)
@Target(ElementType.TYPE)
public @interface SeenInDocs {

    /** Numbers of pages, as in {@code developer.work.weixin.qq.com/document/path/<number>}. */
    String[] value();
}
