using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>One who vouches for a statement.</summary>
/// <param name="Id">Identifier within the text, <c>h1</c>, <c>h2</c>, …; statements that share a hop share its identifier.</param>
/// <param name="Role">What part it has.</param>
/// <param name="Evidence">The words that name it; null if it is known only from metadata.</param>
/// <param name="Actor">Who it is; null if not resolved.</param>
public sealed record ChainHop(string Id, ChainRole Role, TextSpan? Evidence, ActorReference? Actor);

/// <summary>What a hop covers. A hop is never spread to statements it was not said of.</summary>
/// <param name="HopId">Identifier of the hop.</param>
/// <param name="StatementIds">The statements for which it vouches, in text order.</param>
public sealed record HopScope(string HopId, IReadOnlyList<string> StatementIds);
