/** How much the drawing must be changed until the model misreads it. */
package org.sketch28.app.draw.robust;
