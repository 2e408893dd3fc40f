/**
 * Container images without a container engine. {@link com.wecombridge.images.Root} lays the file
 * system of an image into a folder, from which a process can be started as well; {@link
 * com.wecombridge.images.ImageFile} makes layers of it, oldest first, so that a new build of ours
 * changes the last ones alone.
 */
@NullMarked
package com.wecombridge.images;

import org.jspecify.annotations.NullMarked;
