// The network in plain JavaScript. An image is {shape: [channels, height, width], data}, a sequence
// {shape: [steps, values], data}, and a row {shape: [values], data}.

/** Makes the layers ready: each becomes a function of its input. */
function networkOf(description, weights) {
  const members = description.members.map((member) => ({
    run: sequenceOf(member.layers, weights),
    weight: member.weight,
    temperature: member.temperature,
  }));
  return (pixels) => {
    const image = { shape: [1, SIDE, SIDE], data: Float64Array.from(pixels, (p) => p / 255) };
    const votes = members.map((member) => Array.from(member.run(image).data));
    return votes.length === 1 && members[0].temperature === 1 ? votes[0] : meanOf(members, votes);
  };
}

/** Logits whose softmax is the mean of the members' probabilities (EnsembleClassifier). */
function meanOf(members, votes) {
  const mean = new Array(votes[0].length).fill(0);
  let energy = 0;
  members.forEach((member, m) => {
    softmax(votes[m], member.temperature).forEach((share, c) => {
      mean[c] += member.weight * share;
    });
    energy += member.weight * logSumExp(votes[m], 1);
  });
  return mean.map((share) => Math.log(Math.max(1e-12, share)) + energy);
}

function logSumExp(logits, temperature) {
  const most = Math.max(...logits) / temperature;
  return most + Math.log(logits.reduce((sum, l) => sum + Math.exp(l / temperature - most), 0));
}

function softmax(logits, temperature) {
  const whole = logSumExp(logits, temperature);
  return logits.map((logit) => Math.exp(logit / temperature - whole));
}

function sequenceOf(layers, weights) {
  const steps = layers.map((layer) => layerOf(layer, weights));
  return (input) => steps.reduce((value, step) => step(value), input);
}

function layerOf(layer, weights) {
  const values = (tensor) =>
    Float64Array.from(
      weights.subarray(tensor.offset, tensor.offset + tensor.shape.reduce((a, b) => a * b, 1)),
    );
  switch (layer.op) {
    case "conv":
      return convolution(layer, values(layer.weight), values(layer.bias));
    case "dense":
      return linear(layer, values(layer.weight), values(layer.bias));
    case "relu":
      return relu;
    case "maxpool":
      return (input) => maxPool(input, layer.size);
    case "mean":
      return channelMean;
    case "flatten":
      return ({ data }) => ({ shape: [data.length], data });
    case "residual":
      return residual(sequenceOf(layer.straight, weights), sequenceOf(layer.shortcut, weights));
    case "rows":
      return ({ shape, data }) => ({ shape: [shape[1], shape[2]], data });
    case "gru":
      return recurrence(layer, values);
    case "twoway":
      return twoWay(recurrence(layer.forwards, values), recurrence(layer.backwards, values));
    case "meanOfRows":
      return meanOfRows;
    default:
      throw new Error("This page does not know the layer " + layer.op + ".");
  }
}

/**
 * out[o][n] = bias[o] + weight[o] · columns[n], four outputs at two places at once: so each number
 * that is read is used several times. At the edges of the matrix, the last row counts twice.
 */
function multiply(weight, bias, columns, outputs, places, inputs) {
  const out = new Float64Array(outputs * places);
  for (let o = 0; o < outputs; o += 4) {
    const o1 = Math.min(o + 1, outputs - 1);
    const o2 = Math.min(o + 2, outputs - 1);
    const o3 = Math.min(o + 3, outputs - 1);
    const w0 = o * inputs;
    const w1 = o1 * inputs;
    const w2 = o2 * inputs;
    const w3 = o3 * inputs;
    for (let n = 0; n < places; n += 2) {
      const m = Math.min(n + 1, places - 1);
      const at = n * inputs;
      const next = m * inputs;
      let a0 = 0;
      let a1 = 0;
      let a2 = 0;
      let a3 = 0;
      let b0 = 0;
      let b1 = 0;
      let b2 = 0;
      let b3 = 0;
      for (let k = 0; k < inputs; k++) {
        const a = columns[at + k];
        const b = columns[next + k];
        const k0 = weight[w0 + k];
        const k1 = weight[w1 + k];
        const k2 = weight[w2 + k];
        const k3 = weight[w3 + k];
        a0 += k0 * a;
        a1 += k1 * a;
        a2 += k2 * a;
        a3 += k3 * a;
        b0 += k0 * b;
        b1 += k1 * b;
        b2 += k2 * b;
        b3 += k3 * b;
      }
      out[o * places + n] = a0 + bias[o];
      out[o1 * places + n] = a1 + bias[o1];
      out[o2 * places + n] = a2 + bias[o2];
      out[o3 * places + n] = a3 + bias[o3];
      out[o * places + m] = b0 + bias[o];
      out[o1 * places + m] = b1 + bias[o1];
      out[o2 * places + m] = b2 + bias[o2];
      out[o3 * places + m] = b3 + bias[o3];
    }
  }
  return out;
}

function convolution(layer, weight, bias) {
  const [outputs, channels, kernelHeight, kernelWidth] = layer.weight.shape;
  const { stride, padding } = layer;
  const inputs = channels * kernelHeight * kernelWidth;
  return ({ shape, data }) => {
    const [, h, w] = shape;
    const height = Math.floor((h + 2 * padding - kernelHeight) / stride) + 1;
    const width = Math.floor((w + 2 * padding - kernelWidth) / stride) + 1;
    const columns = new Float64Array(height * width * inputs);
    let i = 0;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        for (let c = 0; c < channels; c++) {
          for (let v = 0; v < kernelHeight; v++) {
            const row = y * stride + v - padding;
            for (let u = 0; u < kernelWidth; u++, i++) {
              const column = x * stride + u - padding;
              if (row >= 0 && row < h && column >= 0 && column < w) {
                columns[i] = data[(c * h + row) * w + column];
              }
            }
          }
        }
      }
    }
    const out = multiply(weight, bias, columns, outputs, height * width, inputs);
    return { shape: [outputs, height, width], data: out };
  };
}

function linear(layer, weight, bias) {
  const [outputs, inputs] = layer.weight.shape;
  return ({ data }) => ({
    shape: [outputs],
    data: multiply(weight, bias, data, outputs, 1, inputs),
  });
}

function relu({ shape, data }) {
  const out = new Float64Array(data.length);
  for (let i = 0; i < data.length; i++) {
    out[i] = data[i] > 0 ? data[i] : 0;
  }
  return { shape, data: out };
}

function maxPool({ shape, data }, size) {
  const [channels, h, w] = shape;
  const height = Math.floor(h / size);
  const width = Math.floor(w / size);
  const out = new Float64Array(channels * height * width).fill(-Infinity);
  for (let c = 0, i = 0; c < channels; c++) {
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++, i++) {
        for (let v = 0; v < size; v++) {
          const row = (c * h + y * size + v) * w + x * size;
          for (let u = 0; u < size; u++) {
            if (data[row + u] > out[i]) {
              out[i] = data[row + u];
            }
          }
        }
      }
    }
  }
  return { shape: [channels, height, width], data: out };
}

function channelMean({ shape, data }) {
  const [channels, h, w] = shape;
  const out = new Float64Array(channels);
  for (let c = 0; c < channels; c++) {
    for (let i = c * h * w; i < (c + 1) * h * w; i++) {
      out[c] += data[i] / (h * w);
    }
  }
  return { shape: [channels], data: out };
}

function residual(straight, shortcut) {
  return (input) => {
    const { shape, data } = straight(input);
    const other = shortcut(input).data;
    const out = new Float64Array(data.length);
    for (let i = 0; i < data.length; i++) {
      out[i] = data[i] + other[i];
    }
    return { shape, data: out };
  };
}

/** Gated recurrent units, their gates in the order reset, update, new. */
function recurrence(layer, values) {
  const { units } = layer;
  const inputs = layer.weightInput.shape[1];
  const weightInput = values(layer.weightInput);
  const weightHidden = values(layer.weightHidden);
  const biasInput = values(layer.biasInput);
  const biasHidden = values(layer.biasHidden);
  const sigmoid = (x) => 1 / (1 + Math.exp(-x));
  return ({ shape, data }) => {
    const steps = shape[0];
    const out = new Float64Array(steps * units);
    let hidden = new Float64Array(units);
    for (let t = 0; t < steps; t++) {
      const from = layer.reverse ? steps - 1 - t : t;
      const input = data.subarray(from * inputs, (from + 1) * inputs);
      const a = multiply(weightInput, biasInput, input, 3 * units, 1, inputs);
      const b = multiply(weightHidden, biasHidden, hidden, 3 * units, 1, units);
      hidden = hidden.map((before, u) => {
        const reset = sigmoid(a[u] + b[u]);
        const update = sigmoid(a[units + u] + b[units + u]);
        const fresh = Math.tanh(a[2 * units + u] + reset * b[2 * units + u]);
        return (1 - update) * fresh + update * before;
      });
      out.set(hidden, t * units);
    }
    return { shape: [steps, units], data: out };
  };
}

function twoWay(forwards, backwards) {
  return (input) => {
    const a = forwards(input);
    const b = backwards(input);
    const [steps, first] = a.shape;
    const second = b.shape[1];
    const out = new Float64Array(steps * (first + second));
    for (let t = 0; t < steps; t++) {
      out.set(a.data.subarray(t * first, (t + 1) * first), t * (first + second));
      out.set(b.data.subarray(t * second, (t + 1) * second), t * (first + second) + first);
    }
    return { shape: [steps, first + second], data: out };
  };
}

function meanOfRows({ shape, data }) {
  const [steps, width] = shape;
  const out = new Float64Array(width);
  for (let i = 0; i < data.length; i++) {
    out[i % width] += data[i] / steps;
  }
  return { shape: [width], data: out };
}
