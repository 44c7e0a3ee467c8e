/**
 * What every other package may use: atomic file writes, checksums, user folders, progress, threads,
 * and {@link org.sketch28.base.UserFacingException}, the only exception whose message is meant for
 * users.
 */
package org.sketch28.base;
