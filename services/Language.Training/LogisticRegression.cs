namespace DiploMesh.Language.Training;

/// <summary>Logistic regression with a little ridge, by Newton's method.</summary>
internal static class LogisticRegression
{
    private const int Steps = 25;
    private const double Ridge = 1;

    /// <summary>Fits the weights.</summary>
    /// <param name="examples">Features and whether each is a hit.</param>
    /// <param name="count">Number of features; the first should be constant.</param>
    /// <returns>One weight per feature.</returns>
    public static double[] Fit(IReadOnlyCollection<(double[] Features, bool Right)> examples, int count)
    {
        var weights = new double[count];
        for (var step = 0; step < Steps; step++)
        {
            var gradient = new double[count];
            var hessian = new double[count, count];
            for (var i = 0; i < count; i++)
            {
                gradient[i] = -Ridge * weights[i];
                hessian[i, i] = Ridge;
            }

            foreach (var (features, right) in examples)
            {
                var p = Probability(weights, features);
                for (var i = 0; i < count; i++)
                {
                    gradient[i] += ((right ? 1 : 0) - p) * features[i];
                    for (var j = 0; j < count; j++)
                    {
                        hessian[i, j] += p * (1 - p) * features[i] * features[j];
                    }
                }
            }

            var change = Solve(hessian, gradient);
            for (var i = 0; i < count; i++)
            {
                weights[i] += change[i];
            }
        }

        return weights;
    }

    /// <summary>The probability of a hit.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="features">The features.</param>
    /// <returns>0 to 1.</returns>
    public static double Probability(double[] weights, double[] features) => 1 / (1 + Math.Exp(-weights.Zip(features, (w, x) => w * x).Sum()));

    // Gaussian elimination; the ridge keeps the matrix positive definite.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var x = (double[])right.Clone();
        for (var k = 0; k < n; k++)
        {
            for (var i = k + 1; i < n; i++)
            {
                var factor = matrix[i, k] / matrix[k, k];
                for (var j = k; j < n; j++)
                {
                    matrix[i, j] -= factor * matrix[k, j];
                }

                x[i] -= factor * x[k];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                x[i] -= matrix[i, j] * x[j];
            }

            x[i] /= matrix[i, i];
        }

        return x;
    }
}
