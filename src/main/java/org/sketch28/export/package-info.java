/** Models in the formats of other programs. */
package org.sketch28.export;
