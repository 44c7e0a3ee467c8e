/** Import and export of datasets as IDX files, CSV tables and folders of pictures. */
package org.sketch28.data.exchange;
