/** Models that other programs made: ONNX files, and the library that computes them. */
package org.sketch28.model.foreign;
