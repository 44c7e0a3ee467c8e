/** The program's own controls: canvas, bars, grids and charts. They know no view. */
package org.sketch28.app.control;
