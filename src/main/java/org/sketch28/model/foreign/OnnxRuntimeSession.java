package org.sketch28.model.foreign;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A model in ONNX Runtime. The only class that names this library: {@link OnnxRuntime} loads it,
 * and nothing else may refer to it.
 */
public final class OnnxRuntimeSession implements OnnxSession {

  private final OrtSession session;
  private final String inputName;
  private final List<Value> inputs;
  private final List<Value> outputs;
  private final Map<String, String> metadata;

  /**
   * Loads a model.
   *
   * @param file the content of an ONNX file
   * @throws IOException if it cannot be used, with the reason
   */
  public OnnxRuntimeSession(byte[] file) throws IOException {
    // Errors are thrown; what ONNX Runtime would also print is of no use to anybody.
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    OrtSession opened = null;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      environment.setTelemetry(false);
      // Evaluations have a thread for each core of their own, and a single image needs no more.
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      // The arena would keep the memory of the largest batch for as long as the model is open.
      options.setCPUArenaAllocator(false);
      opened = environment.createSession(file, options);
      inputs = values(opened.getInputInfo().values());
      outputs = values(opened.getOutputInfo().values());
      metadata = Map.copyOf(opened.getMetadata().getCustomMetadata());
      inputName = inputs.isEmpty() ? "" : inputs.get(0).name();
      session = opened;
    } catch (OrtException | RuntimeException e) {
      close(opened);
      throw new IOException(words(e), e);
    }
  }

  private static List<Value> values(Collection<NodeInfo> nodes) {
    return nodes.stream()
        .map(
            node ->
                node.getInfo() instanceof TensorInfo tensor
                    ? new Value(
                        node.getName(),
                        tensor.type.toString(),
                        LongStream.of(tensor.getShape()).boxed().toList())
                    : new Value(
                        node.getName(), node.getInfo().getClass().getSimpleName(), List.of()))
        .toList();
  }

  /** The message without the number of the error, and no longer than a person would read. */
  private static String words(Exception e) {
    String message = String.valueOf(e.getMessage()).replaceAll("\\s+", " ").strip();
    return message.length() > 300 ? message.substring(0, 300) + "…" : message;
  }

  @Override
  public List<Value> inputs() {
    return inputs;
  }

  @Override
  public List<Value> outputs() {
    return outputs;
  }

  @Override
  public Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public float[] run(float[] input, long[] shape, String output) throws IOException {
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(input), shape);
        OrtSession.Result result = session.run(Map.of(inputName, tensor), Set.of(output))) {
      FloatBuffer found = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] values = new float[found.remaining()];
      found.get(values);
      return values;
    } catch (OrtException | RuntimeException e) {
      throw new IOException(words(e), e);
    }
  }

  @Override
  public void close() {
    close(session);
  }

  private static void close(OrtSession opened) {
    try {
      if (opened != null) {
        opened.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
