"""@@TITLE@@: a model that was trained with Sketch28.

`load()` gives a module that maps grey levels 0 to 255 (batch, 1, 28, 28), bright ink on a dark
background, to logits (batch, @@COUNT@@); `probabilities` are their softmax with the model's
temperature. README.md says how drawings become such images.
"""
import json
import struct
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

CLASSES = @@CLASSES@@
TEMPERATURE = @@TEMPERATURE@@

@@MODULES@@

def load(path=Path(__file__).parent / "model.safetensors"):
    """The model with its trained weights, from a file of float32 tensors."""
    data = Path(path).read_bytes()
    (length,) = struct.unpack("<Q", data[:8])
    header = json.loads(data[8 : 8 + length])
    state = {}
    for name, entry in header.items():
        start, end = entry["data_offsets"]
        part = bytearray(data[8 + length + start : 8 + length + end])
        state[name] = torch.frombuffer(part, dtype=torch.float32).reshape(entry["shape"])
    model = Model()
    model.load_state_dict(state)
    return model.eval()


def probabilities(logits):
    """The calibrated probability of each class."""
    return functional.softmax(logits / TEMPERATURE, dim=1)
