/** MNIST's history: the systems, their errors, and what the user has reached with them. */
package org.sketch28.app.ladder;
