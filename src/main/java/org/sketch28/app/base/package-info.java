/** What all views share: tasks off the FX thread, messages, forms, the workspace. */
package org.sketch28.app.base;
