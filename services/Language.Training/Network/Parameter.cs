using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>A tensor that is being trained, with what the optimizer keeps of it. Shared by every replica of the network.</summary>
internal sealed class Parameter
{
    /// <summary>Makes a parameter of zeros.</summary>
    /// <param name="name">Its name in the model.</param>
    /// <param name="layout">Its layout.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    public Parameter(string name, TensorLayout layout, int rows, int columns)
    {
        Name = name;
        Layout = layout;
        Rows = rows;
        Columns = columns;
        Value = new float[rows * columns];
        FirstMoment = new float[Value.Length];
        SecondMoment = new float[Value.Length];
        Average = new float[Value.Length];
    }

    /// <summary>Its name in the model.</summary>
    public string Name { get; }

    /// <summary>Its layout.</summary>
    public TensorLayout Layout { get; }

    /// <summary>Its rows.</summary>
    public int Rows { get; }

    /// <summary>Its columns.</summary>
    public int Columns { get; }

    /// <summary>Whether a batch changes only some of its rows.</summary>
    public bool IsSparse => Layout == TensorLayout.Rows;

    /// <summary>The numbers.</summary>
    public float[] Value { get; }

    /// <summary>Moving average of the gradient.</summary>
    public float[] FirstMoment { get; }

    /// <summary>Moving average of its square.</summary>
    public float[] SecondMoment { get; }

    /// <summary>Moving average of the numbers: what is evaluated and shipped.</summary>
    public float[] Average { get; }

    /// <summary>Draws the numbers evenly from ±<paramref name="limit"/>; padding columns stay zero.</summary>
    /// <param name="random">Where from.</param>
    /// <param name="limit">The greatest number.</param>
    /// <param name="columns">Columns that are in use.</param>
    public void Fill(ref RandomStream random, float limit, int columns)
    {
        for (var row = 0; row < Rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var index = Layout == TensorLayout.Panels ? Panels.Index(row, column, Rows) : (row * Columns) + column;
                Value[index] = ((2 * random.NextSingle()) - 1) * limit;
            }
        }
    }
}
