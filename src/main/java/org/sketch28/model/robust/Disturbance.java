package org.sketch28.model.robust;

/** A way to change an image. */
public enum Disturbance {
  /** Gaussian noise, the same pattern at each strength; the strength is its deviation. */
  NOISE(1),
  /** Gaussian blur; the strength is its deviation, in pixels. */
  BLUR(4),
  /** Rotation; the strength is the angle, in degrees. */
  ROTATION(180),
  /** A square hole; the strength is its side, in pixels. */
  ERASING(28),
  /** One step against the gradient (Goodfellow et al. 2014); the strength is ε. */
  FGSM(0.5),
  /** Several small steps against it (Madry et al. 2017); the strength is ε. */
  PGD(0.5);

  private final double most;

  Disturbance(double most) {
    this.most = most;
  }

  /** The largest strength. */
  public double most() {
    return most;
  }

  /** Whether it follows the gradient of the model. */
  public boolean isAttack() {
    return this == FGSM || this == PGD;
  }
}
