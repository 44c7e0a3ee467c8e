package org.sketch28.model.units;

/**
 * A unit of a network.
 *
 * @param stage index of the stage
 * @param channel index of the channel in the stage
 * @param y row of its place, from 0 at the top
 * @param x column of its place, from 0 at the left
 */
public record Unit(int stage, int channel, int y, int x) {}
