/** A run or a model as one file for people, and what it takes to train it again. */
package org.sketch28.report;
