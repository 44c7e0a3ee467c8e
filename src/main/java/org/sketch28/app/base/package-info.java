/** What all views share: tasks off the FX thread, messages, forms and keys. */
package org.sketch28.app.base;
