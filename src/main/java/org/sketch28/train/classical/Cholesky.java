package org.sketch28.train.classical;

/** Linear equations with a symmetric, positive definite matrix. */
final class Cholesky {

  private Cholesky() {}

  /**
   * Solves A · X = B.
   *
   * @param matrix A, of which the lower triangle is read; is overwritten
   * @param right B, a row for each equation; becomes X
   */
  static void solve(double[][] matrix, double[][] right) {
    int n = matrix.length;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= matrix[i][k] * matrix[j][k];
        }
        matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
      }
    }
    for (int c = 0; c < right[0].length; c++) {
      for (int i = 0; i < n; i++) {
        double sum = right[i][c];
        for (int k = 0; k < i; k++) {
          sum -= matrix[i][k] * right[k][c];
        }
        right[i][c] = sum / matrix[i][i];
      }
      for (int i = n - 1; i >= 0; i--) {
        double sum = right[i][c];
        for (int k = i + 1; k < n; k++) {
          sum -= matrix[k][i] * right[k][c];
        }
        right[i][c] = sum / matrix[i][i];
      }
    }
  }
}
