/** The program's own controls, which do not depend on any view. */
package org.sketch28.app.control;
