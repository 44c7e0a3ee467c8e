/** Picture files and photographs: from a file of any kind to ink on an empty background. */
package org.sketch28.image.picture;
