"""Checks that this machine computes what Sketch28 computed: python3 check.py"""
import base64
import json
import sys
from pathlib import Path

import numpy as np

import model

LARGEST = 1e-3

vectors = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors.ndjson").read_text("utf-8").splitlines()
]
pixels = b"".join(base64.b64decode(vector["pixels"]) for vector in vectors)
images = np.frombuffer(pixels, dtype=np.uint8).reshape(-1, 28, 28, 1).astype(np.float32)
expected = np.array([vector["logits"] for vector in vectors])
logits = np.asarray(model.load().predict(images, verbose=0))
same = int((logits.argmax(1) == expected.argmax(1)).sum())
difference = float(np.abs(logits - expected).max())
print(f"{same} of {len(vectors)} winners are the same; logits differ by at most {difference:.2g}")
sys.exit(0 if same == len(vectors) and difference <= LARGEST else 1)
