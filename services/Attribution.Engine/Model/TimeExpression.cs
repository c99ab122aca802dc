using DiploMesh.Language;

namespace DiploMesh.Attribution.Engine.Model;

/// <summary>An expression of time and what it resolves to.</summary>
/// <param name="Evidence">The words.</param>
/// <param name="Role">Of what the time is said.</param>
/// <param name="From">First moment, ISO 8601 cut at its precision; empty if it cannot be resolved.</param>
/// <param name="To">Last moment of a period in the same form; empty otherwise.</param>
/// <param name="Precision">Precision of both.</param>
/// <param name="Inferred">True if the value rests on the publishing date and not on the words alone.</param>
public sealed record TimeExpression(TextSpan Evidence, TimeRole Role, string From, string To, TimePrecision Precision, bool Inferred);
