/** Temporary media (素材): uploaded, fetched by URL, downloaded, forgotten after three days. */
@NullMarked
package com.wecombridge.wecomsim.media;

import org.jspecify.annotations.NullMarked;
