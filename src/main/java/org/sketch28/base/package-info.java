/**
 * What every other package may use: files that are written completely or not at all, checksums, the
 * user's folders, progress, and the one exception whose message is meant for users.
 */
package org.sketch28.base;
