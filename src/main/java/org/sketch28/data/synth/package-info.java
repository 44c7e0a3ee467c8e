/**
 * Synthetic data: digits, garments and outliers that the program draws itself, and drawings made
 * from other people's strokes and photographs.
 */
package org.sketch28.data.synth;
