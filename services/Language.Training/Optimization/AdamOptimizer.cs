using System.Numerics;
using System.Runtime.InteropServices;
using DiploMesh.Language.Training.Network;

namespace DiploMesh.Language.Training.Optimization;

/// <summary>Settings of the optimizer.</summary>
internal sealed record AdamSettings
{
    /// <summary>Step length at the start.</summary>
    public float LearningRate { get; init; } = 2e-3f;

    /// <summary>Decay of the gradient's moving average.</summary>
    public float Beta1 { get; init; } = 0.9f;

    /// <summary>Decay of the moving average of its square.</summary>
    public float Beta2 { get; init; } = 0.98f;

    /// <summary>Keeps the division away from zero.</summary>
    public float Epsilon { get; init; } = 1e-8f;

    /// <summary>Greatest length of the whole gradient.</summary>
    public float Clip { get; init; } = 5;

    /// <summary>Share by which weights of layers shrink per step at learning rate 1 (Loshchilov and Hutter 2019).</summary>
    public float WeightDecay { get; init; }

    /// <summary>Decay of the moving average of the weights, per step.</summary>
    public float AverageDecay { get; init; } = 0.999f;
}

/// <summary>
/// Adam (Kingma and Ba 2015) with clipping by the gradient's length; tables of embeddings move only in the rows that a batch touched. Keeps
/// a moving average of the weights.
/// </summary>
/// <param name="settings">Settings.</param>
internal sealed class AdamOptimizer(AdamSettings settings)
{
    private const int AverageEvery = 4;

    /// <summary>Moves the weights by one step and clears the gradients.</summary>
    /// <param name="variables">Weights and gradients.</param>
    /// <param name="step">Number of the step, from 0.</param>
    /// <param name="rate">Factor to the learning rate, 1 at the start of the schedule.</param>
    /// <returns>Length of the gradient before clipping.</returns>
    public double Step(IReadOnlyList<Variable> variables, long step, float rate)
    {
        var norm = Math.Sqrt(variables.Sum(SquaredNorm));
        var factor = norm > settings.Clip ? (float)(settings.Clip / norm) : 1;
        var correction1 = 1 - Math.Pow(settings.Beta1, step + 1);
        var correction2 = 1 - Math.Pow(settings.Beta2, step + 1);
        var length = (float)(settings.LearningRate * rate * Math.Sqrt(correction2) / correction1);
        var epsilon = (float)(settings.Epsilon * Math.Sqrt(correction2));
        foreach (var variable in variables)
        {
            var parameter = variable.Parameter;
            var decay = parameter.Layout == Neural.TensorLayout.Panels ? settings.WeightDecay * settings.LearningRate * rate : 0;
            if (!parameter.IsSparse)
            {
                Move(parameter, variable.Gradient, 0, parameter.Value.Length, factor, length, epsilon, decay);
            }
            else
            {
                foreach (var row in variable.Touched)
                {
                    Move(parameter, variable.Gradient, row * parameter.Columns, parameter.Columns, factor, length, epsilon, decay);
                }
            }

            variable.Clear();
        }

        if ((step + 1) % AverageEvery == 0)
        {
            Average(variables, step);
        }

        return norm;
    }

    private static double SquaredNorm(Variable variable)
    {
        if (!variable.Parameter.IsSparse)
        {
            return SquaredNorm(variable.Gradient);
        }

        var sum = 0.0;
        foreach (var row in variable.Touched)
        {
            sum += SquaredNorm(variable.Gradient.AsSpan(row * variable.Parameter.Columns, variable.Parameter.Columns));
        }

        return sum;
    }

    private static double SquaredNorm(ReadOnlySpan<float> numbers)
    {
        var vectors = MemoryMarshal.Cast<float, Vector<float>>(numbers);
        var sum = Vector<float>.Zero;
        foreach (var vector in vectors)
        {
            sum += vector * vector;
        }

        var total = (double)Vector.Sum(sum);
        foreach (var number in numbers[(vectors.Length * Vector<float>.Count)..])
        {
            total += number * number;
        }

        return total;
    }

    private void Move(Parameter parameter, float[] gradient, int start, int count, float factor, float length, float epsilon, float decay)
    {
        var values = parameter.Value.AsSpan(start, count);
        var first = parameter.FirstMoment.AsSpan(start, count);
        var second = parameter.SecondMoment.AsSpan(start, count);
        var gradients = gradient.AsSpan(start, count);
        var x = MemoryMarshal.Cast<float, Vector<float>>(values);
        var m = MemoryMarshal.Cast<float, Vector<float>>(first);
        var v = MemoryMarshal.Cast<float, Vector<float>>(second);
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradients);
        var clip = new Vector<float>(factor);
        var tiny = new Vector<float>(epsilon);
        for (var i = 0; i < x.Length; i++)
        {
            var d = g[i] * clip;
            m[i] += (1 - settings.Beta1) * (d - m[i]);
            v[i] += (1 - settings.Beta2) * ((d * d) - v[i]);
            x[i] -= (length * m[i] / (Vector.SquareRoot(v[i]) + tiny)) + (decay * x[i]);
        }

        for (var i = x.Length * Vector<float>.Count; i < count; i++)
        {
            var d = gradients[i] * factor;
            first[i] += (1 - settings.Beta1) * (d - first[i]);
            second[i] += (1 - settings.Beta2) * ((d * d) - second[i]);
            values[i] -= (length * first[i] / (MathF.Sqrt(second[i]) + epsilon)) + (decay * values[i]);
        }
    }

    // Young averages follow the weights more closely, so that the random start is soon forgotten.
    private void Average(IReadOnlyList<Variable> variables, long step)
    {
        var decay = Math.Min(Math.Pow(settings.AverageDecay, AverageEvery), (1.0 + step) / (10.0 + step + (9.0 * AverageEvery)));
        var part = (float)(1 - decay);
        foreach (var variable in variables)
        {
            var average = variable.Parameter.Average.AsSpan();
            var value = variable.Parameter.Value.AsSpan();
            var a = MemoryMarshal.Cast<float, Vector<float>>(average);
            var x = MemoryMarshal.Cast<float, Vector<float>>(value);
            for (var i = 0; i < a.Length; i++)
            {
                a[i] += part * (x[i] - a[i]);
            }

            for (var i = a.Length * Vector<float>.Count; i < average.Length; i++)
            {
                average[i] += part * (value[i] - average[i]);
            }
        }
    }
}
