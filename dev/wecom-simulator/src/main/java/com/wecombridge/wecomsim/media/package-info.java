/**
 * Media (素材): temporary ones are uploaded, fetched by URL, downloaded, and forgotten after three
 * days; pictures for pages last.
 */
@NullMarked
package com.wecombridge.wecomsim.media;

import org.jspecify.annotations.NullMarked;
