"""Checks that this machine computes what Sketch28 computed: python3 check.py"""
import base64
import json
import sys
from pathlib import Path

import torch

import model

LARGEST = 1e-3

vectors = [
    json.loads(line)
    for line in (Path(__file__).parent / "vectors.ndjson").read_text("utf-8").splitlines()
]
pixels = b"".join(base64.b64decode(vector["pixels"]) for vector in vectors)
images = torch.frombuffer(bytearray(pixels), dtype=torch.uint8).reshape(-1, 1, 28, 28)
expected = torch.tensor([vector["logits"] for vector in vectors])
with torch.no_grad():
    logits = model.load()(images.float())
same = int((logits.argmax(1) == expected.argmax(1)).sum())
difference = float((logits - expected).abs().max())
print(f"{same} of {len(vectors)} winners are the same; logits differ by at most {difference:.2g}")
sys.exit(0 if same == len(vectors) and difference <= LARGEST else 1)
