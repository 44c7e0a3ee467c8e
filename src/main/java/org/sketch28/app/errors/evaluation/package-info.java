/** The evaluation that the Errors view has open, and the user's corrections to its labels. */
package org.sketch28.app.errors.evaluation;
