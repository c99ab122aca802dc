using DiploMesh.Protos.Types.V1;

namespace DiploMesh.Ingestion.Formats;

/// <summary>Telegrams: stored whole, exactly as decoded; what the header says is told apart besides.</summary>
internal sealed class TelegramReader(TimeProvider time) : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentFormat Format => DocumentFormat.Telegram;

    /// <inheritdoc/>
    public IReadOnlyList<ReadDispatch> Read(string text, ReadingBudget budget)
    {
        var header = TelegramLayout.Read(text);
        var moment = TelegramDate.Read(header.DateTimeGroup, time.GetUtcNow());
        var warnings = new List<string>();
        if (header.Equals(new TelegramHeader()))
        {
            warnings.Add("no header lines of a telegram were found");
        }

        if (moment?.Caveat is { } caveat)
        {
            warnings.Add(caveat);
        }

        return
        [
            new ReadDispatch
            {
                Text = text,
                Title = StoredText.Line(header.Subject),
                Published = moment?.Moment,
                Telegram = header,
                Warnings = warnings,
            },
        ];
    }
}
