/** What all views share: tasks off the FX thread, jobs, messages, forms and themes. */
package org.sketch28.app.base;
