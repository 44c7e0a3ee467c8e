/** Models on disk: manifests, parameters and packages. */
package org.sketch28.model.store;
