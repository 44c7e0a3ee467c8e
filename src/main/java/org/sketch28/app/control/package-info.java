/** The program's own controls, which know nothing of any view. */
package org.sketch28.app.control;
