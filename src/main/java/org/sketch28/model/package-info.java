/** What a model is to everybody else: a classifier that returns calibrated predictions. */
package org.sketch28.model;
