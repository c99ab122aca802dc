using DiploMesh.Hosting.Text;
using DiploMesh.Language;
using Google.Protobuf.Collections;
using Found = DiploMesh.Attribution.Engine.Model;
using Wire = DiploMesh.Protos.Types.V1;

namespace DiploMesh.Attribution;

/// <summary>Maps what the engine found to the contract, with offsets in the caller's unit. The enumerations have the same numbers on both sides, which a test holds.</summary>
internal sealed class AttributionMapper(string text, Wire.EncodingType encoding)
{
    private readonly OffsetEncoder _offsets = new(text, encoding);

    public Wire.AttributedText Map(Found.AttributedDocument document)
    {
        var result = new Wire.AttributedText();
        result.Statements.Add(document.Statements.Select(Map));
        result.Communications.Add(document.Communications.Select(Map));
        result.Actors.Add(document.Actors.Select(Map));
        result.Tenures.Add(document.Tenures.Select(Map));
        foreach (var conflict in document.Conflicts)
        {
            result.Conflicts.Add(new Wire.Conflict { Id = conflict.Id, Kind = (Wire.ConflictKind)conflict.Kind, Between = { conflict.Between }, Note = conflict.Note });
        }

        foreach (var scope in document.HopScopes)
        {
            result.HopScopes.Add(new Wire.HopScope { HopId = scope.HopId, StatementIds = { scope.StatementIds } });
        }

        return result;
    }

    private Wire.Statement Map(Found.Statement statement)
    {
        var mapped = new Wire.Statement
        {
            Id = statement.Id,
            Kind = (Wire.StatementKind)statement.Kind,
            Speaker = Map(statement.Speaker),
            Channel = (Wire.Channel)statement.Channel,
            Modality = (Wire.Modality)statement.Modality,
            Holder = Map(statement.Holder),
            NestedIn = statement.NestedIn ?? string.Empty,
            Restates = statement.Restates ?? string.Empty,
            CommunicationId = statement.CommunicationId ?? string.Empty,
            CueSense = (Wire.CueSense)statement.CueSense,
            CueClass = (Wire.CueClass)statement.CueClass,
            Confidence = statement.Confidence,
        };
        AddSpans(mapped.Source, statement.Source);
        AddSpans(mapped.Cue, statement.Cue);
        AddSpans(mapped.Content, statement.Content);
        AddSpans(mapped.Condition, statement.Condition);
        mapped.Addressees.Add(statement.Addressees.Select(a => new Wire.Addressee { Evidence = Map(a.Evidence), Actor = Map(a.Actor), Inherited = a.Inherited }));
        mapped.Chain.Add(statement.Chain.Select(h => new Wire.ChainHop
        {
            Id = h.Id,
            Role = (Wire.ChainRole)h.Role,
            Evidence = h.Evidence is { } evidence ? Map(evidence) : null,
            Actor = Map(h.Actor),
        }));
        mapped.Times.Add(statement.Times.Select(Map));
        return mapped;
    }

    private Wire.Communication Map(Found.Communication communication)
    {
        var mapped = new Wire.Communication
        {
            Id = communication.Id,
            Channel = (Wire.Channel)communication.Channel,
            Sender = Map(communication.Sender),
            Time = communication.Time is { } time ? Map(time) : null,
            StatementIds = { communication.StatementIds },
            Confidence = communication.Confidence,
        };
        mapped.Addressees.Add(communication.Addressees.Select(a => Map(a)!));
        AddSpans(mapped.Mentions, communication.Mentions);
        mapped.Annexes.Add(communication.Annexes.Select(a => new Wire.Annex { Evidence = Map(a.Evidence), StatementIds = { a.StatementIds } }));
        mapped.References.Add(communication.References.Select(r => new Wire.CommunicationReference
        {
            Evidence = Map(r.Evidence),
            Channel = (Wire.Channel)r.Channel,
            Number = r.Number,
            Date = r.Date,
            CommunicationId = r.CommunicationId ?? string.Empty,
        }));
        return mapped;
    }

    private Wire.Actor Map(Found.Actor actor)
    {
        var mapped = new Wire.Actor { Id = actor.Id, Name = actor.Name, Type = (Wire.ActorType)actor.Type, State = actor.State ?? string.Empty };
        AddSpans(mapped.Mentions, actor.Mentions);
        return mapped;
    }

    private Wire.Tenure Map(Found.Tenure tenure)
    {
        var mapped = new Wire.Tenure
        {
            Id = tenure.Id,
            Person = Map(tenure.Person),
            Office = tenure.Office,
            Institution = tenure.Institution ?? string.Empty,
            State = tenure.State ?? string.Empty,
            Status = (Wire.TenureStatus)tenure.Status,
            From = tenure.From ?? string.Empty,
            To = tenure.To ?? string.Empty,
            Confidence = tenure.Confidence,
        };
        AddSpans(mapped.Evidence, tenure.Evidence);
        return mapped;
    }

    private Wire.TimeExpression Map(Found.TimeExpression time) => new()
    {
        Evidence = Map(time.Evidence),
        Role = (Wire.TimeRole)time.Role,
        From = time.From,
        To = time.To,
        Precision = (Wire.TimePrecision)time.Precision,
        Inferred = time.Inferred,
        Kind = (Wire.TimeKind)time.Kind,
        Timex = time.Timex,
        Approximate = time.Approximate,
    };

    private static Wire.ActorReference? Map(Found.ActorReference? actor) => actor is null
        ? null
        : new Wire.ActorReference { ActorId = actor.ActorId, Name = actor.Name, Type = (Wire.ActorType)actor.Type };

    private void AddSpans(RepeatedField<Wire.Span> target, IReadOnlyList<TextSpan> spans)
    {
        foreach (var span in spans)
        {
            target.Add(Map(span));
        }
    }

    private Wire.Span Map(TextSpan span) => new() { Start = _offsets.Convert(span.Start), End = _offsets.Convert(span.End), Text = span.In(text) };
}
