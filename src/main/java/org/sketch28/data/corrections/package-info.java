/**
 * Labels that the user has corrected. They are saved beside the datasets, which are never changed.
 */
package org.sketch28.data.corrections;
