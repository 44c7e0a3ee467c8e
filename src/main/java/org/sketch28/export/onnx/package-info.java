/** Writes models in the format of ONNX, the Open Neural Network Exchange. */
package org.sketch28.export.onnx;
