/**
 * Picture files and photographs: from a file in any supported format to ink on an empty background.
 */
package org.sketch28.image.picture;
