/** What each system of MNIST's history reads in one drawing. */
package org.sketch28.app.draw.systems;
