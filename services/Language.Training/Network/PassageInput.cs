using DiploMesh.Language.Neural;

namespace DiploMesh.Language.Training.Network;

/// <summary>Input of the first passage layer: what the last layer for sentences says of each token, and an embedding of what the quotation marks say.</summary>
/// <param name="variables">Where its weights go.</param>
/// <param name="spec">Sizes.</param>
/// <param name="seed">The run's seed.</param>
internal sealed class PassageInput(VariableSet variables, EncoderSpec spec, ulong seed)
{
    private readonly Variable _quotations = variables.AddTable(TensorNames.Quotations, Quotations.States, spec.QuotationDimension, seed);

    /// <summary>Writes the inputs of a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="output">Output of the last layer for sentences, in their packed order.</param>
    /// <param name="input">Receives the inputs, in the packed order of the passages.</param>
    public void Forward(TrainingBatch batch, ReadOnlySpan<float> output, Span<float> input)
    {
        var width = spec.OutputDimension + spec.QuotationDimension;
        for (var p = 0; p < batch.Passages.Layout.Count; p++)
        {
            for (var i = 0; i < batch.Passages.Layout.Length(p); i++)
            {
                var row = batch.Passages.Layout.Row(p, i);
                var to = input.Slice(row * width, width);
                output.Slice(batch.SentenceRows[row] * spec.OutputDimension, spec.OutputDimension).CopyTo(to);
                _quotations.Value.AsSpan(batch.Quotations[p][i] * spec.QuotationDimension, spec.QuotationDimension).CopyTo(to[spec.OutputDimension..]);
            }
        }
    }

    /// <summary>Adds to the gradients of the embeddings and of the last layer for sentences.</summary>
    /// <param name="batch">The batch of the last <see cref="Forward"/>.</param>
    /// <param name="inputGradient">Gradient of the inputs.</param>
    /// <param name="outputGradient">Gradient of the output of the last layer for sentences, added to.</param>
    public void Backward(TrainingBatch batch, ReadOnlySpan<float> inputGradient, Span<float> outputGradient)
    {
        var width = spec.OutputDimension + spec.QuotationDimension;
        for (var p = 0; p < batch.Passages.Layout.Count; p++)
        {
            for (var i = 0; i < batch.Passages.Layout.Length(p); i++)
            {
                var row = batch.Passages.Layout.Row(p, i);
                var from = inputGradient.Slice(row * width, width);
                Elementwise.Add(from[..spec.OutputDimension], outputGradient.Slice(batch.SentenceRows[row] * spec.OutputDimension, spec.OutputDimension));
                Elementwise.Add(from[spec.OutputDimension..], _quotations.Touch(batch.Quotations[p][i]));
            }
        }
    }
}
