/** The user's own labelled drawings on disk. */
package org.sketch28.data.drawings;
