/**
 * WeCom's own REST surface: paths, tokens, errors and answers as WeCom gives them. One {@code
 * …Endpoints} class per chapter of its documentation.
 */
@NullMarked
package com.wecombridge.wecomsim.api;

import org.jspecify.annotations.NullMarked;
