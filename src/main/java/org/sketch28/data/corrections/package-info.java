/**
 * Labels that the user found to be wrong, stored beside the datasets and never written into them.
 */
package org.sketch28.data.corrections;
