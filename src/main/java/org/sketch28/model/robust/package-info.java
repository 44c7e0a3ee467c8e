/** How much an image must be changed, by accident or by an attack, until a model misreads it. */
package org.sketch28.model.robust;
