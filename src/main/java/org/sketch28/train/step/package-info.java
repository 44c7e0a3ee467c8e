/**
 * One step of training: forward, loss, backward and update, on as many replicas of the network as
 * there are to be.
 */
package org.sketch28.train.step;
