/** Classes of the user's own: naming them, drawing some of each, training, and trying it. */
package org.sketch28.app.classes;
