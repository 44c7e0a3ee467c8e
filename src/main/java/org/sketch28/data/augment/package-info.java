/** Random variations of training images. */
package org.sketch28.data.augment;
