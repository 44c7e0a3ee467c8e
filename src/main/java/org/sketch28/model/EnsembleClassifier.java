package org.sketch28.model;

import java.util.ArrayList;
import java.util.List;
import org.sketch28.base.Progress;
import org.sketch28.data.ImageDataset;

/**
 * Several classifiers as one: its probabilities are the weighted mean of theirs. The features of an
 * image are those of the first member.
 */
public final class EnsembleClassifier implements ScoredClassifier {

  /** Keeps the logarithm finite where all members are certain that it is another class. */
  private static final double LEAST = 1e-12;

  private final List<String> classNames;
  private final List<Member> members;
  private final Calibration calibration;

  /**
   * A member.
   *
   * @param title for people
   * @param classifier gives probabilities by its own temperature
   * @param weight of its probabilities; all weights sum to 1
   */
  public record Member(String title, ScoredClassifier classifier, double weight) {}

  /**
   * @param members at least one; they are closed with this classifier
   * @param calibration of the mean
   */
  public EnsembleClassifier(
      List<String> classNames, List<Member> members, Calibration calibration) {
    this.classNames = List.copyOf(classNames);
    this.members = List.copyOf(members);
    this.calibration = calibration;
  }

  /** The members, whose votes can be asked for one by one. */
  public List<Member> members() {
    return members;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  @Override
  public Calibration calibration() {
    return calibration;
  }

  @Override
  public List<ModelOutput> infer(float[] pixels, int count) {
    List<List<ModelOutput>> votes = new ArrayList<>();
    for (Member member : members) {
      votes.add(member.classifier().infer(pixels, count));
    }
    List<ModelOutput> outputs = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      List<float[]> logits = new ArrayList<>();
      List<Integer> winners = new ArrayList<>();
      for (List<ModelOutput> vote : votes) {
        logits.add(vote.get(i).logits());
        winners.add(vote.get(i).best());
      }
      outputs.add(new ModelOutput(votes.get(0).get(i).features(), mean(logits), winners));
    }
    return outputs;
  }

  @Override
  public DatasetOutputs inferAll(ImageDataset data, Progress progress) {
    List<DatasetOutputs> votes = new ArrayList<>();
    long all = (long) members.size() * data.size();
    for (Member member : members) {
      long before = (long) votes.size() * data.size();
      DatasetOutputs outputs =
          member.classifier().inferAll(data, (done, n) -> progress.at(before + done, all));
      // Only the first member's features are kept: those of all would fill the memory.
      votes.add(
          votes.isEmpty()
              ? outputs
              : new DatasetOutputs(outputs.count(), new float[0], outputs.logits()));
    }
    float[] logits = new float[data.size() * classNames.size()];
    for (int i = 0; i < data.size(); i++) {
      int index = i;
      float[] mean = mean(votes.stream().map(vote -> vote.logits(index)).toList());
      System.arraycopy(mean, 0, logits, i * mean.length, mean.length);
    }
    return new DatasetOutputs(data.size(), votes.get(0).features(), logits);
  }

  /**
   * Logits whose softmax is the mean of the members' probabilities, and whose energy is the mean of
   * their energies.
   */
  private float[] mean(List<float[]> logits) {
    double[] probabilities = new double[classNames.size()];
    double energy = 0;
    for (int m = 0; m < members.size(); m++) {
      double weight = members.get(m).weight();
      Calibration own = members.get(m).classifier().calibration();
      float[] vote = own.probabilities(logits.get(m));
      for (int c = 0; c < vote.length; c++) {
        probabilities[c] += weight * vote[c];
      }
      energy += weight * Calibration.energy(logits.get(m));
    }
    float[] mean = new float[probabilities.length];
    for (int c = 0; c < mean.length; c++) {
      mean[c] = (float) (Math.log(Math.max(LEAST, probabilities[c])) + energy);
    }
    return mean;
  }

  @Override
  public void close() {
    members.forEach(member -> member.classifier().close());
  }
}
