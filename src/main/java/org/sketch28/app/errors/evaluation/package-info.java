/** The evaluation that is open in the Errors view, and the user's corrections of its labels. */
package org.sketch28.app.errors.evaluation;
