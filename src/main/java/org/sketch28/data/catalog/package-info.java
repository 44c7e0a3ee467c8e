/**
 * Every dataset by name, whether public, imported, drawn or generated, and the installation of the
 * public ones.
 */
package org.sketch28.data.catalog;
