using DiploMesh.Attribution.Engine.Model;

namespace DiploMesh.Attribution.Engine;

/// <summary>
/// Finds who said what, to whom, through what, and who vouches for it, in one English text. Implementations keep no state
/// between calls, give the same answer to the same text, and may be called from any number of threads.
/// </summary>
public interface IAttributionEngine
{
    /// <summary>What answers.</summary>
    EngineVersion Version { get; }

    /// <summary>Attributes every statement of a text.</summary>
    /// <param name="request">The text and what is known of it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <returns>The statements and all that belongs to them; empty lists for a text in which nobody says anything.</returns>
    /// <exception cref="OperationCanceledException">The call was cancelled.</exception>
    AttributedDocument Attribute(AttributionRequest request, CancellationToken cancellationToken);
}

/// <summary>What made an attribution.</summary>
/// <param name="Engine">Version of rules and code, for example <c>0.1.0</c>.</param>
/// <param name="Model">Version of the learned model; empty if none is used.</param>
public sealed record EngineVersion(string Engine, string Model);

/// <summary>A text to attribute.</summary>
/// <param name="Text">The text; offsets in the answer are UTF-16 code units of it.</param>
/// <param name="PublishedTime">When it was published; time expressions are resolved against it.</param>
/// <param name="ExcludeAttitudes">True to leave out beliefs and intentions, so that only words remain.</param>
public sealed record AttributionRequest(string Text, DateTimeOffset? PublishedTime = null, bool ExcludeAttitudes = false);
