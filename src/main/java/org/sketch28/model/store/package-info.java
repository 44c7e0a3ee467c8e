/** Models on disk: manifests, parameters, packages. */
package org.sketch28.model.store;
