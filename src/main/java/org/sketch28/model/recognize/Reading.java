package org.sketch28.model.recognize;

import java.util.Optional;

/**
 * What a drawing is read as.
 *
 * @param recognition of the whole drawing as one thing
 * @param number its digits from left to right, if the model's classes are the ten digits and the
 *     drawing shows two or more, each of which looks like a digit; none otherwise
 */
public record Reading(Recognizer.Recognition recognition, Optional<NumberReading> number) {}
