using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>The variables of one replica, in the order in which the network made them.</summary>
/// <param name="shared">The variables of the first replica, whose parameters this one shares; null for the first.</param>
internal sealed class VariableSet(VariableSet? shared = null)
{
    private readonly List<Variable> _variables = [];

    /// <summary>The variables.</summary>
    public IReadOnlyList<Variable> Items => _variables;

    /// <summary>Makes a variable, or shares the first replica's.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns; panels are padded.</param>
    /// <param name="initialize">Sets its first values.</param>
    /// <returns>The variable.</returns>
    public Variable Add(string name, TensorLayout layout, int rows, int columns, Action<Parameter>? initialize = null)
    {
        var padded = layout == TensorLayout.Panels ? Gemm.Pad(columns) : columns;
        Parameter parameter;
        if (shared is null)
        {
            parameter = new Parameter(name, layout, rows, padded);
            initialize?.Invoke(parameter);
            parameter.Value.CopyTo(parameter.Average, 0);
        }
        else
        {
            parameter = shared.Items[_variables.Count].Parameter;
        }

        var variable = new Variable(parameter);
        _variables.Add(variable);
        return variable;
    }

    /// <summary>Makes weights drawn evenly, after Glorot and Bengio (2010).</summary>
    /// <param name="name">Their name.</param>
    /// <param name="rows">Inputs.</param>
    /// <param name="columns">Outputs.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="gain">Factor to the limit.</param>
    /// <returns>The variable.</returns>
    public Variable AddWeights(string name, int rows, int columns, ulong seed, float gain = 1) =>
        Add(name, TensorLayout.Panels, rows, columns, parameter => Draw(parameter, seed, gain * MathF.Sqrt(6f / (rows + columns)), columns));

    /// <summary>Makes a table of embeddings.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Numbers of an embedding.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>The variable.</returns>
    public Variable AddTable(string name, int rows, int columns, ulong seed) =>
        Add(name, TensorLayout.Rows, rows, columns, parameter => Draw(parameter, seed, MathF.Sqrt(3f / columns), columns));

    /// <summary>Makes a vector of zeros or other first values.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">Its length.</param>
    /// <param name="initialize">Sets its first values.</param>
    /// <returns>The variable.</returns>
    public Variable AddVector(string name, int columns, Action<Parameter>? initialize = null) => Add(name, TensorLayout.Exact, 1, columns, initialize);

    // Each parameter has a stream of its own, so that adding a head does not change what the others start from.
    private static void Draw(Parameter parameter, ulong seed, float limit, int columns)
    {
        var purpose = 14695981039346656037UL;
        foreach (var c in parameter.Name)
        {
            purpose = (purpose ^ c) * 1099511628211UL;
        }

        var random = new RandomStream(seed, purpose, 0);
        parameter.Fill(ref random, limit, columns);
    }
}
