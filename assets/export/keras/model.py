"""@@TITLE@@: a model that was trained with Sketch28, for Keras 3.

`load()` gives a model that maps grey levels 0 to 255 (batch, 28, 28, 1), bright ink on a dark
background, to logits (batch, @@COUNT@@); `probabilities` are their softmax with the model's
temperature. README.md says how drawings become such images.
"""
import json
import struct
from pathlib import Path

import keras
import numpy as np
from keras import layers, ops

CLASSES = @@CLASSES@@
TEMPERATURE = @@TEMPERATURE@@

@@NETWORKS@@

def load(path=Path(__file__).parent / "model.safetensors"):
    """The model with its trained weights, from a file of float32 tensors."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        part = data[8 + length + start : 8 + length + end]
        tensors[name] = np.frombuffer(part, dtype="<f4").reshape(entry["shape"])
    network = model()
    for layer in network.layers:
        if layer.weights:
            layer.set_weights(weights(layer, tensors))
    return network


def weights(layer, tensors):
    """The weights of a layer in the order of their dimensions in Keras."""
    if isinstance(layer, layers.Conv2D):
        kernel = tensors[layer.name + ".weight"].transpose(2, 3, 1, 0)
        return [kernel, tensors[layer.name + ".bias"]]
    if isinstance(layer, layers.Dense):
        return [tensors[layer.name + ".weight"].T, tensors[layer.name + ".bias"]]
    parts = [
        gates(tensors[f"{layer.name}.{name}"])
        for name in ("input_weight", "hidden_weight", "input_bias", "hidden_bias")
    ]
    return [parts[0].T, parts[1].T, np.stack(parts[2:])]


def gates(values):
    """From the gates reset, update, new to Keras's update, reset, new."""
    reset, update, new = np.split(values, 3)
    return np.concatenate([update, reset, new])


def probabilities(logits):
    """The calibrated probability of each class."""
    return ops.softmax(logits / TEMPERATURE, axis=-1)
