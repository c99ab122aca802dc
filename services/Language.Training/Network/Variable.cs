namespace DiploMesh.Language.Training.Network;

/// <summary>A parameter as one replica of the network sees it: the shared numbers and a gradient of its own.</summary>
/// <param name="parameter">The parameter.</param>
internal sealed class Variable(Parameter parameter)
{
    private readonly bool[] _isTouched = new bool[parameter.IsSparse ? parameter.Rows : 0];

    /// <summary>The parameter.</summary>
    public Parameter Parameter { get; } = parameter;

    /// <summary>The numbers.</summary>
    public float[] Value => Parameter.Value;

    /// <summary>The gradient of the loss; layers add to it.</summary>
    public float[] Gradient { get; } = new float[parameter.Value.Length];

    /// <summary>Rows of a sparse parameter that have a gradient.</summary>
    public List<int> Touched { get; } = [];

    /// <summary>The gradient of a row of a sparse parameter, to be added to.</summary>
    /// <param name="row">The row.</param>
    /// <returns>As many numbers as the parameter has columns.</returns>
    public Span<float> Touch(int row)
    {
        if (!_isTouched[row])
        {
            _isTouched[row] = true;
            Touched.Add(row);
        }

        return Gradient.AsSpan(row * Parameter.Columns, Parameter.Columns);
    }

    /// <summary>Sets the gradient to zero.</summary>
    public void Clear()
    {
        if (!Parameter.IsSparse)
        {
            Gradient.AsSpan().Clear();
            return;
        }

        foreach (var row in Touched)
        {
            _isTouched[row] = false;
            Gradient.AsSpan(row * Parameter.Columns, Parameter.Columns).Clear();
        }

        Touched.Clear();
    }

    /// <summary>Adds another replica's gradient.</summary>
    /// <param name="other">The same parameter in the other replica.</param>
    public void Add(Variable other)
    {
        if (!Parameter.IsSparse)
        {
            Language.Neural.Elementwise.Add(other.Gradient, Gradient);
            return;
        }

        foreach (var row in other.Touched)
        {
            Language.Neural.Elementwise.Add(other.Gradient.AsSpan(row * Parameter.Columns, Parameter.Columns), Touch(row));
        }
    }
}
